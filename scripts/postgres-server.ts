import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../tests/support/server.ts';

/** A Postgres server that was started for tests alone. */
export interface PostgresServer {
  readonly url: string;
  /** End it, and throw away what it held. */
  stop(): void;
}

/** Start Debian's Postgres in a temporary folder, ruled by this account; null where it is not installed. */
export async function startPostgres(ruler = 'solah'): Promise<PostgresServer | null> {
  const programs = findPrograms();
  if (!programs) return null;
  const folder = mkdtempSync(join(tmpdir(), 'solah-postgres-'));
  const account = ordinaryAccount();
  chmodSync(folder, 0o755);
  if (account) chownSync(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  const call = (program: string, args: readonly string[]) =>
    execFileSync(join(programs, program), args, { ...account, cwd: folder, stdio: 'pipe' });
  const port = await freePort();
  call('initdb', ['-D', data, '-U', ruler, '-A', 'trust', '--locale=C.UTF-8']);
  const flags = [
    `-p ${port}`,
    '-c listen_addresses=127.0.0.1',
    `-c unix_socket_directories=${folder}`,
    // Each server that a test starts holds up to ten connections, and files run side by side.
    '-c max_connections=300',
    // It is thrown away: no test cuts the power.
    '-c fsync=off',
  ];
  call('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', flags.join(' '), 'start']);
  return {
    url: `postgres://${ruler}@127.0.0.1:${port}/postgres`,
    stop: () => {
      call('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findPrograms(): string | null {
  const found = globSync('/usr/lib/postgresql/*/bin/initdb');
  const newest = found.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
  return newest && existsSync(newest) ? join(newest, '..') : null;
}

/** Postgres refuses to run as root: there it runs as the account that Debian made for it. */
function ordinaryAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const ask = (flag: string) =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: ask('-u'), gid: ask('-g') };
}
