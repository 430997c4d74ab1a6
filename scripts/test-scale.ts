import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startDynamodb } from '../tests/support/dynamodb.ts';
import { build } from './build.ts';
import { startPostgres } from './postgres-server.ts';
import { run } from './run.ts';

// `npm run test:scale`: the same promises on one machine's parts and on many machines' parts, and one
// table of what passed on which.

const help = `Usage: npm run test:scale [-- --brief]

  --brief   only what \`npm test\` does not run, and of the API the files in which rows and bytes meet:
            the promises of the ports and of the drive on Postgres, those of the store on S3, and these
            files on both together, with the ledger in DynamoDB

POSTGRES_TEST_URL (or DATABASE_URL) names a Postgres server that may be filled with databases; without
one, Debian's is started in a temporary folder. S3_TEST_ENDPOINT names an S3 server that may be filled
with buckets, with its keys in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; .ci/scale starts one. What speaks SQS and
DynamoDB is started by the tests themselves.`;

/** The promises of the drive's domain, which no HTTP is needed for. */
const drive = ['tests/drive', 'tests/departure.test.ts', 'tests/admin.test.ts'];

/** Hundreds of folders in bad weather: minutes, for which `--brief` has no room. */
const chaos = 'tests/lambda/chaos.test.ts';

/** What only a bucket can break. */
const onS3 = [
  'src/adapters/storage/s3.test.ts',
  'tests/s3-wire.test.ts',
  'tests/cold-s3.test.ts',
  'tests/s3-copy.test.ts',
  'tests/lambda/zips.test.ts',
  chaos,
];

/** The files of the API's tests in which rows and bytes meet. */
const meeting = ['drive', 'drive-acts', 'drive-content', 'drive-uploads', 'many-processes'].map(
  (name) => `tests/api/${name}.test.ts`,
);

interface Combination {
  name: string;
  needs: readonly ('Postgres' | 'S3')[];
  promises: readonly string[];
  api: readonly string[];
}

const combinations: readonly Combination[] = [
  {
    name: 'SQLite + disk',
    needs: [],
    promises: ['src/adapters/database/sqlite', 'src/adapters/storage/disk.test.ts', ...drive],
    api: ['tests/api'],
  },
  {
    name: 'Postgres + disk',
    needs: ['Postgres'],
    promises: [
      'src/adapters/database/postgres',
      'tests/postgres.test.ts',
      'tests/lambda/migrate.test.ts',
      'src/adapters/storage/disk.test.ts',
      ...drive,
    ],
    api: ['tests/api'],
  },
  {
    name: 'Postgres + S3 + SQS + DynamoDB',
    needs: ['Postgres', 'S3'],
    promises: [
      'src/adapters/database/postgres',
      'tests/postgres.test.ts',
      'tests/queue-sqs.test.ts',
      'tests/ledger-dynamodb.test.ts',
      'tests/lambda/pipeline.test.ts',
      ...onS3,
      ...drive,
    ],
    api: ['tests/api'],
  },
];

/** What a run of Vitest came to. */
interface Sum {
  passed: number;
  failed: number;
  skipped: number;
}

const { values: flags } = parseArgs({
  options: {
    brief: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
if (flags.help) console.log(help);
else process.exitCode = await main();

async function main(): Promise<number> {
  await build();
  const named = process.env.POSTGRES_TEST_URL || process.env.DATABASE_URL;
  const started = named ? null : await startPostgres();
  const postgres = named || started?.url;
  const s3 = process.env.S3_TEST_ENDPOINT;
  const missing = new Set<string>();
  if (!postgres) missing.add('Postgres');
  if (!s3) missing.add('S3');
  if (!postgres)
    console.log('Not started: Postgres. Install postgresql, or set POSTGRES_TEST_URL.');
  if (!s3) console.log('Not started: S3. Set S3_TEST_ENDPOINT; .ci/scale starts a server.');

  const dynamodb = await startDynamodb();
  const table = await dynamodb.makeTable();
  const lines: string[] = [];
  let failed = 0;
  try {
    for (const { name, needs, promises, api } of flags.brief ? brief() : combinations) {
      const lacking = needs.find((need) => missing.has(need));
      if (lacking) {
        lines.push(`| ${name} | no ${lacking} here | no ${lacking} here |`);
        continue;
      }
      console.log(`\n— ${name}`);
      const environment = {
        POSTGRES_TEST_URL: needs.includes('Postgres') ? (postgres ?? '') : '',
        S3_TEST_ENDPOINT: needs.includes('S3') ? (s3 ?? '') : '',
        DATABASE_URL: '',
        CHAOS_FOLDERS: '500',
        DYNAMODB_TEST_TABLE: needs.includes('S3') ? table : '',
        AWS_ENDPOINT_URL_DYNAMODB: dynamodb.url,
      };
      const sums = [
        await vitest('unit', promises, environment),
        await vitest('api', api, environment),
      ];
      failed += sums.reduce((all, sum) => all + (sum?.failed ?? 0), 0);
      lines.push(`| ${name} | ${sums.map(write).join(' | ')} |`);
    }
  } finally {
    started?.stop();
    await dynamodb.close();
  }
  console.log('\n| parts | ports and drive | API over HTTP |\n|---|---|---|');
  console.log(lines.join('\n'));
  return failed === 0 ? 0 : 1;
}

/** The first combination is what `npm test` ran; of the others, each part is tried once. */
function brief(): readonly Combination[] {
  return combinations
    .filter(({ needs }) => needs.length > 0)
    .map((one) =>
      one.needs.includes('S3')
        ? { ...one, promises: onS3.filter((file) => file !== chaos), api: meeting }
        : { ...one, api: [] },
    );
}

async function vitest(
  project: string,
  files: readonly string[],
  environment: Record<string, string>,
): Promise<Sum | null> {
  if (files.length === 0) return null;
  const folder = mkdtempSync(join(tmpdir(), 'solah-scale-'));
  const report = join(folder, 'vitest.json');
  const code = await run(
    'vitest',
    [
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...files,
    ],
    environment,
  );
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  rmSync(folder, { recursive: true });
  // A file that does not load fails without a failing test.
  const failed = code === 0 ? 0 : Math.max(numFailedTests, 1);
  return { passed: numPassedTests, failed, skipped: numPendingTests };
}

function write(sum: Sum | null): string {
  if (!sum) return 'in part in the next row';
  const parts = [`${sum.passed} passed`];
  if (sum.failed > 0) parts.push(`${sum.failed} failed`);
  if (sum.skipped > 0) parts.push(`${sum.skipped} skipped`);
  return parts.join(', ');
}
