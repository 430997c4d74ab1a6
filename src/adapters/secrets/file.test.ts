import { execFile } from 'node:child_process';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { day } from '#lib/units.ts';
import { freshKeyDocument, readKeyDocument, toSecrets } from './document.ts';
import { fileSecrets } from './file.ts';

const now = new Date('2026-05-01T10:00:00Z');
const freshFile = () => join(mkdtempSync(join(tmpdir(), 'solah-keys-')), 'inside', 'keys.json');

describe('the key file', () => {
  test('is made for its owner alone, and the next start reads the same keys', () => {
    const file = freshFile();
    const first = fileSecrets(file, now);
    const second = fileSecrets(file, now);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(file, '..'))).toEqual(['keys.json']);
    expect(second.signing.kid).toBe(first.signing.kid);
    expect(second.pepper).toEqual(first.pepper);
    expect(second.derive('csrf')).toEqual(first.derive('csrf'));
  });

  test('two houses have nothing in common', () => {
    const [one, two] = [fileSecrets(freshFile(), now), fileSecrets(freshFile(), now)];
    expect(one.derive('csrf')).not.toEqual(two.derive('csrf'));
    expect(one.pepper.key).not.toEqual(two.pepper.key);
  });

  test('each purpose has its own key', () => {
    const { derive } = fileSecrets(freshFile(), now);
    expect(derive('csrf')).toHaveLength(32);
    expect(derive('csrf')).not.toEqual(derive('addresses'));
  });

  test.each([0o644, 0o640, 0o604, 0o660])('with mode %o it is refused', (mode) => {
    const file = freshFile();
    fileSecrets(file, now);
    chmodSync(file, mode);
    expect(() => fileSecrets(file, now)).toThrow('can be read by others');
  });

  test('processes that start at once agree on one', async () => {
    const file = freshFile();
    const code = `
      const { fileSecrets } = await import('#adapters/secrets/file.ts');
      process.stdout.write(fileSecrets(${JSON.stringify(file)}, new Date()).signing.kid);`;
    const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', code]);
    const kids = await Promise.all(Array.from({ length: 4 }, run));
    expect(new Set(kids.map(({ stdout }) => stdout)).size).toBe(1);
  }, 60_000);

  test('a signing key of 90 days gets a successor, and still verifies', () => {
    const file = freshFile();
    const before = fileSecrets(file, now);
    const later = (days: number) => new Date(now.getTime() + days * day);
    expect(fileSecrets(file, later(89)).signing.kid).toBe(before.signing.kid);
    const after = fileSecrets(file, later(90));
    expect(after.signing.kid).not.toBe(before.signing.kid);
    expect([...after.verifying.keys()]).toEqual([after.signing.kid, before.signing.kid]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const third = fileSecrets(file, later(180));
    expect([...third.verifying.keys()]).toEqual([third.signing.kid, after.signing.kid]);
    expect(third.pepper).toEqual(before.pepper);
  });
});

describe('a house that runs for long', () => {
  const later = (days: number) => new Date(now.getTime() + days * day);

  test('changes its signing key without a start, and everything else stays', () => {
    const secrets = fileSecrets(freshFile(), now);
    const { signing, pepper } = secrets;
    const csrf = secrets.derive('csrf');
    secrets.renew(later(89));
    expect(secrets.signing.kid).toBe(signing.kid);
    secrets.renew(later(90));
    expect(secrets.signing.kid).not.toBe(signing.kid);
    expect(secrets.verifying.has(signing.kid)).toBe(true);
    expect([secrets.pepper, secrets.derive('csrf')]).toEqual([pepper, csrf]);
  });

  test('takes over the key that another process made', () => {
    const file = freshFile();
    const [one, other] = [fileSecrets(file, now), fileSecrets(file, now)];
    one.renew(later(90));
    expect(other.verifying.has(one.signing.kid)).toBe(false);
    other.renew(later(90));
    expect(other.signing.kid).toBe(one.signing.kid);
  });
});

describe('a key document', () => {
  const good = freshKeyDocument(now);
  test.each([
    ['is no JSON', '{"root": "c2VjcmV0'],
    ['has no root', JSON.stringify({ ...good, root: undefined })],
    ['has a weak root', JSON.stringify({ ...good, root: 'c2VjcmV0' })],
    ['has a weak pepper', JSON.stringify({ ...good, pepper: [{ kid: 'abcd', key: 'c2VjcmV0' }] })],
    ['has no signing key', JSON.stringify({ ...good, signing: [] })],
    [
      'has a signing key that is none',
      JSON.stringify({ ...good, signing: [{ ...good.signing[0], key: 'c2VjcmV0' }] }),
    ],
    ['has something more', JSON.stringify({ ...good, more: 'c2VjcmV0' })],
  ])('that %s is refused, naming the setting and never a value', (_name, text) => {
    let message = '';
    try {
      toSecrets(readKeyDocument(text, 'KEYS'), 'KEYS');
    } catch (error) {
      message = String(error);
    }
    expect(message).toContain('KEYS');
    expect(message).not.toContain('c2VjcmV0');
    expect(message).not.toContain(good.root);
  });

  test('is refused as a file as well', () => {
    const file = freshFile();
    fileSecrets(file, now);
    writeFileSync(file, readFileSync(file, 'utf8').replace('"root"', '"toor"'));
    expect(() => fileSecrets(file, now)).toThrow('root');
  });
});
