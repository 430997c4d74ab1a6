import { spawn } from 'node:child_process';

/** Run a program of this project with its output shown; answer its exit code. */
export function run(
  program: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: 'inherit',
      // On Windows the programs in node_modules/.bin are scripts, which only a shell starts.
      shell: process.platform === 'win32',
      env: { ...process.env, ...environment },
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
