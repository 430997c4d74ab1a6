import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.ts';
import { buildLambda } from './build-lambda.ts';
import { packRelease, type Release } from './pack-release.ts';

/** The processors that a release can be for; the machines of `infra/` have the first. */
export const processors = ['arm64', 'x64'] as const;

/**
 * Build the site and put it, with all that a bare Linux machine needs to run it, into one tarball. From
 * the same sources, in the same folder with the same Node, comes the same tarball, byte for byte.
 */
export async function buildRelease({
  cpu = processors[0],
  folder = 'dist/releases',
  level,
}: {
  cpu?: (typeof processors)[number];
  folder?: string;
  level?: number;
} = {}): Promise<Release> {
  await build();
  await buildLambda();
  const staging = mkdtempSync(join(tmpdir(), 'release-'));
  try {
    installPackages(staging, cpu);
    // Under the programs of an operator (scripts) lie sources; the site itself is in dist.
    for (const part of ['dist/client', 'dist/server', 'dist/lambda', 'src', 'scripts']) {
      cpSync(part, join(staging, part), { recursive: true, filter: isNoTest });
    }
    return await packRelease(staging, folder, level);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

const isNoTest = (path: string) => !/\.test\.tsx?$/.test(path);

/** Install what the lockfile names for a machine of another kind, and put its Node where it is looked for. */
function installPackages(staging: string, cpu: string): void {
  for (const name of ['package.json', 'package-lock.json']) cpSync(name, join(staging, name));
  // Nothing of a package runs while it is installed: it may be made for another processor.
  const install = ['ci', '--omit=dev', '--os=linux', `--cpu=${cpu}`, '--libc=glibc'];
  const quietly = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];
  const args = [...install, ...quietly, '--loglevel=error'];
  // Inside an npm script npm tells where it is: on Windows `npm` alone is not a program.
  const npm = process.env.npm_execpath;
  const [program, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  execFileSync(program, [...first, ...args], { cwd: staging, stdio: 'inherit' });
  const node = join(staging, 'node_modules', `node-linux-${cpu}`);
  mkdirSync(join(staging, 'bin'));
  renameSync(join(node, 'bin', 'node'), join(staging, 'bin', 'node'));
  rmSync(node, { recursive: true });
  // Links and lists of npm's own, which nothing of ours reads.
  for (const name of ['.bin', '.package-lock.json']) {
    rmSync(join(staging, 'node_modules', name), { recursive: true, force: true });
  }
}
