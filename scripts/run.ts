import { type ChildProcess, spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

// On Windows the programs in node_modules/.bin are scripts, which only a shell starts.
const shell = process.platform === 'win32';

/** Run a program of this project with its output shown; answer its exit code. */
export function run(
  program: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<number> {
  const env = { ...process.env, ...environment };
  return codeOf(spawn(program, args, { stdio: 'inherit', shell, env }));
}

/** Run a program of this project beside others; answer its exit code and what it said. */
export async function runBeside(
  program: string,
  args: readonly string[],
): Promise<{ code: number; said: string }> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], shell });
  const code = codeOf(child);
  const said = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, said: said.join('') };
}

function codeOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
