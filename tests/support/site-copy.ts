import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const madeFrom = ['astro.config.mjs', 'content', 'package.json', 'public', 'scripts', 'src'];

/** The site in a temporary folder, to be changed and built beside the real one. */
export interface SiteCopy {
  root: string;
  /** Run Astro's part of the build; answer what it said, and throw when it failed. */
  build(): string;
  remove(): void;
}

/** Copy what the build is made from; packages are shared. */
export function siteCopy(): SiteCopy {
  const root = mkdtempSync(join(tmpdir(), 'site-'));
  for (const name of [...madeFrom, 'tsconfig.json']) {
    cpSync(name, join(root, name), { recursive: true });
  }
  linkPackages(root);
  return {
    root,
    build: () => {
      const astro = resolve('node_modules/astro/bin/astro.mjs');
      const { status, stdout, stderr } = spawnSync(process.execPath, [astro, 'build'], {
        cwd: root,
        maxBuffer: 2 ** 28,
        encoding: 'utf8',
        env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
      });
      if (status !== 0) throw new Error(`The copy was not built:\n${stdout}\n${stderr}`);
      return stdout;
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** One by one: Astro keeps what it read of the words in node_modules/.astro, and ours are others. */
function linkPackages(root: string): void {
  mkdirSync(join(root, 'node_modules'));
  for (const name of readdirSync('node_modules')) {
    if (name.startsWith('.')) continue;
    symlinkSync(resolve('node_modules', name), join(root, 'node_modules', name), 'junction');
  }
}
