import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { silentLog } from '../src/adapters/log/log.ts';
import { keepReport } from '../src/domain/integrity/check/begin-check.ts';
import { type Kind, kinds } from '../src/domain/integrity/findings.ts';
import { type Report, reconcile } from '../src/domain/integrity/reconcile.ts';
import { loadSettings, openServices } from '../src/services.ts';

// `npm run reconcile`: hold the database, the ledger and both stores against each other.

const help = `Usage: npm run reconcile [-- --deep --repair --json]

  --deep     read every hot byte too, and hold it against its SHA-256
  --repair   mend what cannot lose a byte: wrong numbers, messages that were lost, and objects that no
             row names and that are older than a day. While anything is lost those objects stay.
  --json     one line of JSON

It reads the settings that the server reads (.env, environment) and may run beside it.
Exit codes: 0 nothing differs (any more), 1 something does, 2 not understood.`;

const meanings: Record<Kind, string> = {
  lost: 'lost: a row whose bytes are not there',
  orphaned: 'orphaned: bytes that no row names',
  differing: 'differing: row and bytes do not agree',
  stuck: 'stuck: work that nobody will take up',
  counters: 'counters: a number that is not what it counts',
  quota: 'quota: a drive that uses more or less than it says',
};

function write({ looked, found }: Report): string {
  const lines = kinds.flatMap((kind) => {
    const { count, mended, rows } = found[kind];
    if (count === 0) return [];
    const more = count > rows.length ? [`  … and ${count - rows.length} more`] : [];
    const sum = mended > 0 ? `${count}, mended ${mended}` : count;
    return [`${meanings[kind]} (${sum})`, ...rows.map((row) => `  ${row}`), ...more];
  });
  return [
    ...lines,
    `Looked at ${looked} objects. ${lines.length ? '' : 'Nothing differs.'}`.trim(),
  ].join('\n');
}

async function run(): Promise<number> {
  const { values: flags } = parseArgs({
    options: {
      deep: { type: 'boolean', default: false },
      repair: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (flags.help) {
    console.log(help);
    return 0;
  }
  if (existsSync('.env')) process.loadEnvFile('.env');
  const services = await openServices(await loadSettings(process.env), { log: silentLog });
  try {
    const { deep, repair } = flags;
    const beganAt = services.now();
    const report = await reconcile(services, { deep, mend: repair });
    const kept = { report, beganAt, finishedAt: services.now(), repair, deep };
    await services.database.transaction((tx) => keepReport(tx, kept));
    console.log(flags.json ? JSON.stringify(report) : write(report));
    return report.left > 0 ? 1 : 0;
  } finally {
    await services.close();
  }
}

process.exitCode = await run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  const isMisspelt = error instanceof TypeError && 'code' in error;
  if (isMisspelt) console.error(`\n${help}`);
  return isMisspelt ? 2 : 1;
});
