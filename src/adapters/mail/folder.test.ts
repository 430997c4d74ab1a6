import { mkdtempSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { silentLog } from '#adapters/log/log.ts';
import { day } from '#lib/units.ts';
import { folderMail } from './folder.ts';
import { behavesLikeMail } from './mail.contract.ts';

const now = new Date('2026-05-01T10:00:00Z');

function open() {
  const folder = join(mkdtempSync(join(tmpdir(), 'solah-mail-')), 'mail');
  const lines: unknown[] = [];
  const log = { ...silentLog, info: (line: unknown) => void lines.push(line) };
  const mail = folderMail({ folder, from: 'solah@example.org', log, now: () => now });
  const files = () => {
    try {
      return readdirSync(folder).map((name) => join(folder, name));
    } catch {
      return [];
    }
  };
  return { mail, folder, lines, files };
}

describe('folderMail', () => {
  behavesLikeMail(async () => {
    const { mail, files } = open();
    return { mail, arrived: async () => files().map((file) => readFileSync(file, 'utf8')) };
  });

  const letter = { to: 'a@example.org', subject: 'S', text: 'https://x.example/#key', html: '<p>' };

  test('letters are for their owner alone, and the log names the file and nothing in it', async () => {
    const { mail, files, lines, folder } = open();
    await mail.send(letter);
    const [file = ''] = files();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(lines).toEqual([{ event: 'letter-written', file }]);
    expect(mail.leaves).toBe(false);
  });

  test('letters stay a day', async () => {
    const { mail, files } = open();
    await mail.send(letter);
    const [old = ''] = files();
    const since = new Date(now.getTime() - day - 1_000);
    utimesSync(old, since, since);
    await mail.send(letter);
    expect(files()).toHaveLength(1);
    expect(files()).not.toContain(old);
  });
});
