import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildRelease, processors } from '../../scripts/build-release.ts';
import { hashFile, packRelease, type Release } from '../../scripts/pack-release.ts';
import { freePort } from '../support/server.ts';

const userData = readFileSync('infra/modules/app/user-data.sh', 'utf8');
const root = mkdtempSync(join(tmpdir(), 'solah-release-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('the same files make the same tarball, whoever unpacked them and when', async () => {
  const made = await Promise.all(
    [0o600, 0o664].map(async (mode, i) => {
      const folder = join(root, `files-${i}`);
      mkdirSync(join(folder, 'bin'), { recursive: true });
      for (const [name, more] of [
        ['b', 0],
        ['a', 0],
        ['bin/node', 0o100],
      ] as const) {
        writeFileSync(join(folder, name), name);
        chmodSync(join(folder, name), mode | more);
        utimesSync(join(folder, name), i, i);
      }
      return packRelease(folder, join(root, `packed-${i}`));
    }),
  );
  expect(made[0]?.hash).toBe(made[1]?.hash);
  expect(await hashFile(made[0]?.path ?? '')).toBe(made[0]?.hash);
  const listed = execFileSync('tar', ['-tvzf', made[0]?.path ?? ''], { encoding: 'utf8' });
  expect(listed.match(/^\S+|\S+$/gm)).toEqual([
    ...['-rw-r--r--', 'a', '-rw-r--r--', 'b'],
    ...['-rwxr-xr-x', 'bin/node'],
  ]);
});

test('a release is for the machines that Terraform makes, and its Node is the one pinned', () => {
  const machines = readFileSync('infra/modules/app/machines.tf', 'utf8');
  expect(machines).toContain(`al2023-ami-kernel-default-${processors[0]}`);
  const { optionalDependencies: pinned } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(new Set(processors.map((cpu) => pinned[`node-linux-${cpu}`])).size).toBe(1);
});

const cpu = processors.find((one) => one === process.arch);

describe.skipIf(process.platform !== 'linux' || !cpu)('a release for this machine', () => {
  const opt = join(root, 'opt');
  const data = join(root, 'data');
  let release: Release;

  beforeAll(async () => {
    release = await buildRelease({
      ...(cpu ? { cpu } : {}),
      folder: join(root, 'releases'),
      level: 1,
    });
    mkdirSync(opt);
    // As a machine's first script does.
    execFileSync('tar', ['-xzf', release.path, '-C', opt, '--no-same-owner']);
  }, 300_000);

  /** What the unit of a machine says, with our folder for its own. */
  const unit = (name: string) =>
    new RegExp(`^${name}=(.*)$`, 'm').exec(userData)?.[1]?.replaceAll('/opt/solah', opt) ?? '';

  /** Nothing of this machine: the unit's environment, and where data may lie. */
  const environment = async () => ({
    ...Object.fromEntries(
      unit('Environment')
        .split(' ')
        .map((pair) => pair.split('=') as [string, string]),
    ),
    DATA_DIR: data,
    // Tests speak to nobody outside.
    BREACHED_PASSWORDS: 'off',
    PORT: String(await freePort()),
  });

  test('is named by its hash', async () => {
    expect(release.path).toBe(join(root, 'releases', `${await hashFile(release.path)}.tar.gz`));
  });

  test('holds what runs, and not what only builds or tests', () => {
    const packages = globSync('{*,@*/*}', { cwd: join(opt, 'node_modules') });
    for (const name of ['better-sqlite3', 'pg', '@aws-sdk/client-s3'])
      expect(packages).toContain(name);
    for (const name of ['astro', 'vite', 'react-dom', 'typescript', 'sharp', 'vitest']) {
      expect(packages).not.toContain(name);
    }
    expect(globSync('{src,scripts}/**/*.test.ts', { cwd: opt })).toEqual([]);
    for (const name of ['archive', 'restore', 'check']) {
      expect(existsSync(join(opt, `dist/lambda/${name}.zip`))).toBe(true);
    }
  });

  test('an operator makes the first account with it', async () => {
    const args = ['user', 'create', 'asha@example.org', '--name', 'Asha', '--role', 'owner'];
    const { status, stdout, stderr } = spawnSync(
      join(opt, 'bin/node'),
      ['scripts/solah.ts', ...args, '--password-stdin'],
      {
        cwd: opt,
        env: await environment(),
        input: 'a long sentence nobody else says',
        encoding: 'utf8',
      },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('asha@example.org');
  });

  test('starts as the unit says, answers the balancer and people, and ends in order', async () => {
    const [program = '', ...args] = unit('ExecStart').split(' ');
    const env = await environment();
    const child = spawn(program, args, { cwd: unit('WorkingDirectory'), env });
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => said.push(text));
    }
    await Promise.race([
      once(child, 'exit'),
      (async () => {
        while (!said.join('').includes('"event":"listening"')) await once(child.stdout, 'data');
      })(),
    ]);
    expect(child.exitCode, said.join('')).toBeNull();
    const address = `http://127.0.0.1:${env.PORT}`;
    expect((await fetch(`${address}/healthz`)).status).toBe(204);
    expect(await (await fetch(`${address}/lessons/number-systems`)).text()).toContain('<h1');
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended, said.join('')).toEqual([0, null]);
  });
});
