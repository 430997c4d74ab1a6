import { spawnSync } from 'node:child_process';
import { parseEnv } from 'node:util';
import { z } from 'zod';

/** Where something stands: each stage has its own of everything. */
export type Stage = 'dev' | 'prod';

const outputs = z.object({
  stage: z.string(),
  /** The lines of a `.env`. */
  settings: z.string(),
  secret_arn: z.string(),
  database: z.object({ master_secret_arn: z.string() }).nullish(),
  functions: z.record(z.string(), z.string()),
  releases_bucket: z.string().nullish(),
  release: z.string().nullish(),
});

/** What Terraform says stands there. */
export type Outputs = z.output<typeof outputs> & {
  readonly told: Readonly<Record<string, string | undefined>>;
  readonly region: string;
};

/** Ask Terraform what it built, and refuse when that is another stage than the one meant. */
export function readOutputs(stage: Stage): Outputs {
  const { error, status, stdout, stderr } = spawnSync(
    'terraform',
    ['-chdir=infra', 'output', '-json'],
    { encoding: 'utf8', maxBuffer: 2 ** 26 },
  );
  if (error) throw new Error('terraform is not on the PATH.', { cause: error });
  if (status !== 0) throw new Error(`terraform output failed:\n${stderr.trim()}`);
  const values = Object.fromEntries(
    Object.entries(
      z.record(z.string(), z.object({ value: z.unknown() })).parse(JSON.parse(stdout)),
    ).map(([name, { value }]) => [name, value]),
  );
  const result = outputs.safeParse(values);
  if (!result.success) {
    throw new Error(`Nothing of ${stage} stands there yet: apply it first (infra/README.md).`);
  }
  if (result.data.stage !== stage) {
    throw new Error(
      `infra/ holds ${result.data.stage}. Turn to ${stage} first: terraform -chdir=infra init -reconfigure -backend-config=${stage}.s3.tfbackend (infra/README.md says with which bucket).`,
    );
  }
  const told = parseEnv(result.data.settings);
  return { ...result.data, told, region: told.S3_REGION ?? '' };
}
