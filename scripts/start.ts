import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { build } from './build.ts';

const flags = [
  // Peak memory is the young generation, not our buffers: 1 MiB of it costs no speed.
  '--max-semi-space-size=1',
  'dist/server/bundle/server.mjs',
];
// A .env beside the README is read when there is one, for the build as well; none is needed.
if (existsSync('.env')) process.loadEnvFile('.env');
// argon2, files and name look-ups share this pool, whose size is fixed before the program starts.
const environment = {
  UV_THREADPOOL_SIZE: '8',
  // What was compiled at the last start need not be compiled again: a fifth of a start.
  NODE_COMPILE_CACHE: 'node_modules/.cache/compiled',
  ...process.env,
};

await build();

// Where it can, the server takes this process over: a signal for one is a signal for the other.
process.removeAllListeners('warning');
process.execve?.(process.execPath, [process.execPath, ...flags], environment);
const child = spawn(process.execPath, flags, { stdio: 'inherit', env: environment });
child.on('exit', (code) => process.exit(code ?? 1));
