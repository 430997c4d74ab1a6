import { expect, test } from 'vitest';
import type { Letter, Mail } from './mail.ts';

const letter: Letter = {
  to: 'asha@example.org',
  subject: 'Aapka pata: “नमस्ते”',
  text: 'Link kholiye:\nhttps://x.example/confirm#abc\n',
  html: '<!doctype html><p><a href="https://x.example/confirm#abc">Link</a></p>',
};

/** What every way out of the house keeps. `open` answers the mail and how to read what arrived. */
export function behavesLikeMail(
  open: () => Promise<{ mail: Mail; arrived: () => Promise<readonly string[]> }>,
): void {
  test('a letter arrives with its address, as text and as HTML', async () => {
    const { mail, arrived } = await open();
    await mail.send(letter);
    const [raw = ''] = await arrived();
    expect(raw).toContain('To: asha@example.org');
    expect(raw).toContain('Content-Type: text/plain; charset=utf-8');
    expect(raw).toContain('Content-Type: text/html; charset=utf-8');
    expect(raw).toContain('multipart/alternative');
    expect(raw).toMatch(/Subject: =\?UTF-8\?/);
  });

  test.each([
    ['to', 'asha@example.org\r\nBcc: b@example.org'],
    ['to', 'asha@example.org\nBcc: b@example.org'],
    ['subject', 'Hello\r\nBcc: b@example.org'],
    ['subject', 'Hello\rBcc: b@example.org'],
  ])('a line break in %s sends nothing', async (field, text) => {
    const { mail, arrived } = await open();
    await expect(mail.send({ ...letter, [field]: text })).rejects.toThrow('line break');
    expect(await arrived()).toEqual([]);
  });

  test('an address that is a list is one address, or nothing', async () => {
    const { mail, arrived } = await open();
    await mail.send({ ...letter, to: 'a@example.org, b@example.org' }).catch(() => {});
    for (const raw of await arrived()) expect(raw).not.toMatch(/^To: a@example.org, b@/m);
  });
}
