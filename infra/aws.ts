import { parseArgs } from 'node:util';
import { Misspelt } from '../scripts/client/misspelt.ts';
import { readOutputs, type Stage } from './operator/outputs.ts';
import {
  requireBucket,
  takeUpRelease,
  tellHowToApply,
  uploadRelease,
} from './operator/releases.ts';

// `npm run aws -- …`: what an operator does beside Terraform, with the AWS account that AWS_PROFILE names.

const help = `Usage: npm run aws -- <command> dev|prod

  secrets <stage> [file]        put the settings of a file, written as in .env, into Secrets Manager;
                                infra/<stage>.secrets when none is named. Makes KEYS where there are none
  migrate <stage> [--first]     bring the tables up to date; the first time with RDS's own password
  release <stage>               build the site and the functions, and put the site where machines fetch it
  rollback <stage> [release]    take up the release before the one that runs, or the one named

Each reads what Terraform says stands there (terraform output), so apply first.
Exit codes: 0 done, 1 refused, 2 not understood.`;

async function obey(args: string[]): Promise<string> {
  const { command, stage, more, first } = readArguments(args);
  const outputs = readOutputs(stage);
  switch (command) {
    case 'secrets': {
      const { putSecrets } = await import('./operator/put-secrets.ts');
      return putSecrets(outputs, more ?? `infra/${stage}.secrets`);
    }
    case 'migrate': {
      const { migrate } = await import('./operator/migrate.ts');
      return migrate(outputs, { first });
    }
    case 'release': {
      requireBucket(outputs);
      // The public address stands in feeds and canonical links.
      process.env.ORIGINS = outputs.told.ORIGINS ?? '';
      // The whole machinery of a build: read by who asks for it alone.
      const { buildRelease } = await import('../scripts/build-release.ts');
      const release = await buildRelease();
      await uploadRelease(outputs, release);
      const apply = tellHowToApply(stage, release.hash);
      // A site does not start on tables that are behind it.
      return `Release ${release.hash} is in the bucket. Now the functions, the tables, the machines:
${apply} -target=module.archive
npm run aws -- migrate ${stage}
${apply}`;
    }
    case 'rollback': {
      const hash = await takeUpRelease(outputs, more);
      return `Release ${hash} is taken up; the tables stay as they are. Now:
${tellHowToApply(stage, hash)}`;
    }
  }
}

function readArguments(args: string[]) {
  const { positionals, values } = parse(args);
  const [command, stage, more, tooMuch] = positionals;
  if (!isCommand(command))
    throw new Misspelt(command ? `No command ${command}.` : 'Which command?');
  if (!isStage(stage)) throw new Misspelt('Which stage, dev or prod?');
  const takesMore = command === 'secrets' || command === 'rollback';
  if (tooMuch || (more && !takesMore)) throw new Misspelt(`What is ${tooMuch ?? more}?`);
  if (values.first && command !== 'migrate') throw new Misspelt('--first belongs to migrate.');
  return { command, stage, more, first: values.first };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { first: { type: 'boolean', default: false } },
    });
  } catch (error) {
    throw new Misspelt(error instanceof Error ? error.message : String(error));
  }
}

const commands = ['secrets', 'migrate', 'release', 'rollback'] as const;

const isCommand = (text: string | undefined): text is (typeof commands)[number] =>
  commands.some((command) => command === text);

const isStage = (text: string | undefined): text is Stage => text === 'dev' || text === 'prod';

try {
  console.log(await obey(process.argv.slice(2)));
} catch (error) {
  const why = error instanceof Error ? error.message : String(error);
  console.error(error instanceof Misspelt ? `${why}\n\n${help}` : why);
  process.exitCode = error instanceof Misspelt ? 2 : 1;
}
