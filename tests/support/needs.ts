import { spawnSync } from 'node:child_process';

/** End a bench with its reason where a program that it compares with is not on the machine. */
export function needs(...programs: string[]): void {
  for (const program of programs) {
    if (spawnSync('sh', ['-c', `command -v ${program}`]).status === 0) continue;
    console.log(`Skipped: this bench needs ${program}.`);
    process.exit(0);
  }
}
