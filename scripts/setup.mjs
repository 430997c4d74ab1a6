// Runs on any Node from 20 on, before anything is installed: plain JavaScript, nothing imported.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const stampFile = 'node_modules/.solah-installed';
const stamp = createHash('sha256')
  .update(readFileSync('package-lock.json'))
  .update(`${process.platform}-${process.arch}`)
  .digest('hex');

if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
  console.log('Installing what package-lock.json names …');
  // Not `npm ci`: it refuses a lockfile that lacks the binaries of platforms which the registry of
  // its author did not offer. This installs what is locked, and leaves the lockfile as it is.
  const install = ['install', '--no-save', '--loglevel=error'];
  // Inside an npm script npm tells where it is: on Windows `npm` alone is not a program.
  const npm = process.env.npm_execpath;
  if (npm) execFileSync(process.execPath, [npm, ...install], { stdio: 'inherit' });
  else execFileSync('npm', install, { stdio: 'inherit' });
  writeFileSync(stampFile, stamp);
}

const own = existsSync('node_modules/.bin/node') || existsSync('node_modules/.bin/node.cmd');
if (!own && Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `Solah needs Node 24 and brings it for Linux and Windows; here (${process.platform} ${process.arch}) it found ${process.version}. Install Node 24 and run this again.`,
  );
  process.exit(1);
}
