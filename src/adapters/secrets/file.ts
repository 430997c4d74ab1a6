import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { freshId } from '#lib/id.ts';
import {
  freshKeyDocument,
  type KeyDocument,
  readKeyDocument,
  renewSigningKey,
  toSecrets,
} from './document.ts';
import type { Secrets } from './secrets.ts';

/**
 * Keep the keys in a file that only its owner may read. It is made once, whoever starts first; an
 * old signing key is renewed at start, and whenever the house asks.
 */
export function fileSecrets(file: string, now: Date): Secrets {
  let current = readFile(file, now);
  return {
    get signing() {
      return current.signing;
    },
    get verifying() {
      return current.verifying;
    },
    get pepper() {
      return current.pepper;
    },
    get peppers() {
      return current.peppers;
    },
    derive: (purpose) => current.derive(purpose),
    renew: (moment) => {
      current = readFile(file, moment);
    },
  };
}

function readFile(file: string, now: Date): Secrets {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // A link fails when the name is taken: of two processes that start at once, one makes the keys.
  place(file, freshKeyDocument, now, linkSync);
  refuseOpenFile(file);
  const document = readKeyDocument(readFileSync(file, 'utf8'), file);
  const renewed = renewSigningKey(document, now);
  if (!renewed) return toSecrets(document, file);
  place(file, () => renewed, now, renameSync);
  // Two that renew at once both wrote: what lies there now is what both go on with.
  return toSecrets(readKeyDocument(readFileSync(file, 'utf8'), file), file);
}

function place(
  file: string,
  make: (now: Date) => KeyDocument,
  now: Date,
  put: (from: string, to: string) => void,
): void {
  if (put === linkSync && statSync(file, { throwIfNoEntry: false })) return;
  const draft = `${file}.${freshId()}`;
  writeFileSync(draft, JSON.stringify(make(now)), { mode: 0o600, flag: 'wx', flush: true });
  try {
    put(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function refuseOpenFile(file: string): void {
  // Windows has no such bits; there the folder's own rights protect the file.
  if (process.platform === 'win32') return;
  if ((statSync(file).mode & 0o077) !== 0) {
    throw new Error(`${file} can be read by others. Make it yours alone: chmod 600 ${file}`);
  }
}
