import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { writePublicKey } from '../src/domain/archive/manifest/format.ts';
import { manifestSigner } from '../src/domain/archive/manifest/get-manifest.ts';
import { type Verdict, verifyManifest } from '../src/domain/archive/manifest/verify-manifest.ts';
import { loadSettings, openCold, openSecrets } from '../src/services.ts';

// `npm run verify -- <manifest>`: hold the signed list of an archive against the cold side.

const help = `Usage: npm run verify -- <manifest> [--deep --key <public key> --json]

  <manifest>  the file that GET /api/archive/{id}/manifest gave
  --deep      read each object that is awake, and hold its bytes against their SHA-256
  --key       the public key that signed it; without one, the key of this place is used
  --json      one line of JSON

It reads the cold store that the server's settings name (.env, environment), and no database.
Exit codes: 0 all is there and is what it was, 1 something is not, 2 not understood.`;

function write({ untrue, faults, files, bytes, read }: Verdict): string {
  if (untrue.length > 0) return ['This manifest cannot be believed.', ...untrue].join('\n');
  const looked = `${files} files of ${bytes} bytes, ${read} read whole.`;
  return [...faults, faults.length > 0 ? looked : `All is there: ${looked}`].join('\n');
}

async function run(): Promise<number> {
  const { values: flags, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      deep: { type: 'boolean', default: false },
      key: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [file] = positionals;
  if (flags.help || !file) {
    console.log(help);
    return flags.help ? 0 : 2;
  }
  if (existsSync('.env')) process.loadEnvFile('.env');
  const settings = await loadSettings(process.env);
  const now = () => new Date();
  const publicKey = flags.key ?? writePublicKey(manifestSigner(openSecrets(settings, now())));
  const lines = () => createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  const cold = await openCold(settings, now);
  const verdict = await verifyManifest(lines, { cold, publicKey, deep: flags.deep });
  console.log(flags.json ? JSON.stringify(verdict) : write(verdict));
  return verdict.untrue.length + verdict.faults.length > 0 ? 1 : 0;
}

process.exitCode = await run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  const isMisspelt = error instanceof TypeError && 'code' in error;
  if (isMisspelt) console.error(`\n${help}`);
  return isMisspelt ? 2 : 1;
});
