import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '#adapters/log/log.ts';
import { freshId } from '#lib/id.ts';
import { day } from '#lib/units.ts';
import { type Mail, refuseLineBreaks } from './mail.ts';

/** Letters hold links that open doors: they stay a day. */
const kept = 1 * day;

/**
 * Put letters into a folder, as files that a mail program opens, for its owner alone. The log names
 * the file and never what is in it.
 */
export function folderMail({
  folder,
  from,
  log,
  now,
}: {
  folder: string;
  from: string;
  log: Log;
  now: () => Date;
}): Mail {
  // The first letter loads what writes it: most starts send none.
  const loadWriter = async () => {
    const { createTransport } = await import('nodemailer');
    return createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  };
  let writer: ReturnType<typeof loadWriter> | null = null;
  return {
    leaves: false,
    send: async (letter) => {
      refuseLineBreaks(letter);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await removeOld(folder, now());
      writer ??= loadWriter();
      const { message } = await (await writer).sendMail({
        from: { name: 'Solah', address: from },
        to: { name: '', address: letter.to },
        subject: letter.subject,
        text: letter.text,
        html: letter.html,
        date: now(),
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      const moment = now().toISOString().replaceAll(':', '-');
      const file = join(folder, `${moment}-${freshId()}.eml`);
      await writeFile(file, message, { mode: 0o600, flag: 'wx' });
      log.info({ event: 'letter-written', file });
    },
  };
}

async function removeOld(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    const { mtimeMs } = await stat(file);
    if (name.endsWith('.eml') && mtimeMs < now.getTime() - kept) await rm(file, { force: true });
  }
}
