import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const offline = process.env.TF_REATTACH_PROVIDERS !== undefined;

/** Why Terraform cannot check anything here, or null when it can. */
export function whyNoTerraform(): string | null {
  if (spawnSync('terraform', ['version']).error) return 'terraform is not on the PATH.';
  // Hundreds of megabytes: never fetched behind anybody's back.
  if (offline || existsSync('infra/.terraform/providers')) return null;
  return 'the AWS provider is not here (terraform -chdir=infra init -backend=false).';
}

/** One thing that Terraform made, or would make. */
export interface Resource {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly index?: string;
  /** Which module it stands in, as in its address; empty in the root. */
  readonly module: string;
  /** As the provider names them; a check that asks for a wrong name finds nothing and fails. */
  readonly values: Record<string, unknown>;
}

/** What one run of a test file left behind. */
export interface Made {
  readonly resources: readonly Resource[];
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** How a whole `terraform test` went. */
export interface Tested {
  readonly code: number;
  readonly passed: number;
  readonly failed: number;
  /** What was said, for the message of a failing test. */
  readonly said: string;
  readonly made: ReadonlyMap<string, Made>;
}

// A folder of its own when the provider comes from outside: what somebody set up in infra/ stays.
const data = offline ? { TF_DATA_DIR: mkdtempSync(join(tmpdir(), 'terraform-')) } : {};

/** Run Terraform in infra/, and tell how it ended and what it said. */
export async function terraform(...args: string[]): Promise<{ code: number; said: string }> {
  const environment = { ...process.env, ...data, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1' };
  const child = spawn('terraform', ['-chdir=infra', ...args], { env: environment });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => said.push(bytes));
  }
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
  return { code, said: Buffer.concat(said).toString() };
}

/** Run a test file of infra/ with one set of variables. */
export async function terraformTest(variables: string, file: string): Promise<Tested> {
  const filter = `-filter=tests/${file}.tftest.hcl`;
  const args = ['test', '-json', '-verbose', `-var-file=${variables}`, filter];
  const { code, said } = await terraform(...args);
  const lines = said
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
  const { passed = 0, failed = 0 } =
    lines.findLast((line) => line.test_summary)?.test_summary ?? {};
  const made = lines
    .filter((line) => line.test_state)
    .map(({ '@testrun': run, test_state: { root_module, outputs = {} } }): [string, Made] => [
      run,
      {
        resources: resourcesOf(root_module),
        outputs: Object.fromEntries(
          Object.entries<{ value: unknown }>(outputs).map(([name, { value }]) => [name, value]),
        ),
      },
    ]);
  const messages = lines.map((line) => [line['@message'], line.diagnostic?.detail].join(' '));
  return { code, passed, failed, said: messages.join('\n'), made: new Map(made) };
}

interface Module {
  address?: string;
  resources?: (Resource & { mode: string })[];
  child_modules?: Module[];
}

function resourcesOf({ address = '', resources = [], child_modules = [] }: Module): Resource[] {
  const own = resources
    .filter(({ mode }) => mode === 'managed')
    .map((resource) => ({ ...resource, module: address }));
  return [...own, ...child_modules.flatMap(resourcesOf)];
}
