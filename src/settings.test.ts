import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';

test('nothing need be set', () => {
  expect(readSettings({})).toMatchObject({
    PORT: 4321,
    ORIGINS: ['http://localhost:4321', 'http://127.0.0.1:4321', 'http://[::1]:4321'],
    STORAGE: 'disk',
    SIGN_UP: 'open',
  });
});

test('an empty setting is one that was not given', () => {
  expect(readSettings({ PORT: '', DATA_DIR: '' }).PORT).toBe(4321);
});

test.each([
  [{ PORT: 'sixteen' }, 'PORT'],
  [{ PORT: '70000' }, 'PORT'],
  [{ ORIGINS: 'http://solah.example' }, 'ORIGINS'],
  [{ ORIGINS: 'https://solah.example/path' }, 'ORIGINS'],
  [{ ORIGINS: 'solah.example' }, 'ORIGINS'],
  [{ TRUSTED_PROXIES: '10.0.0.0/99' }, 'TRUSTED_PROXIES'],
  [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
  [{ STORAGE: 'tape' }, 'STORAGE'],
  [{ SIGN_UP: 'maybe' }, 'SIGN_UP'],
  [{ FILE_GIB: '-1' }, 'FILE_GIB'],
])('%o stops the program and names %s', (environment, name) => {
  expect(() => readSettings(environment)).toThrow(name);
});

test('every mistake is named at once', () => {
  expect(() => readSettings({ PORT: 'x', STORAGE: 'tape' })).toThrow(
    /PORT[\s\S]*STORAGE|STORAGE[\s\S]*PORT/,
  );
});

test.each(['http://localhost:80', 'https://solah.example', 'https://solah.example:8443'])(
  '%s may be an origin',
  (origin) => {
    // A default port is no part of an origin: http://localhost:80 is written without it.
    const written = new URL(origin).origin;
    expect(readSettings({ ORIGINS: written }).ORIGINS).toEqual([written]);
  },
);
