import { createTransport } from 'nodemailer';
import { second } from '#lib/units.ts';
import { type Mail, refuseLineBreaks } from './mail.ts';

/** Hand letters to a mail server, over TLS whose certificate is checked. */
export function smtpMail({ url, from }: { url: string; from: string }): Mail {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const transport = createTransport({
    host: hostname,
    port: Number(port) || (secure ? 465 : 587),
    secure,
    // Without TLS from the first byte, the server must offer it: a letter never goes in clear.
    requireTLS: !secure,
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2' },
    ...(username && {
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    }),
    connectionTimeout: 10 * second,
    greetingTimeout: 10 * second,
    socketTimeout: 30 * second,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    leaves: true,
    send: async (letter) => {
      refuseLineBreaks(letter);
      const { to, subject, text, html } = letter;
      await transport.sendMail({
        from: { name: 'Solah', address: from },
        to: { name: '', address: to },
        subject,
        text,
        html,
      });
    },
  };
}
