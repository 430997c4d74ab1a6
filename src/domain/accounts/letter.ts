import type { Letter } from '#adapters/mail/mail.ts';
import type { Language } from '#i18n/languages.ts';

/** Lay a letter out twice, as text and as HTML, with one link. */
export function toLetter(parts: {
  to: string;
  language: Language;
  subject: string;
  lines: readonly string[];
  action: string;
  link: string;
  after: readonly string[];
}): Letter {
  const { to, language, subject, lines, action, link, after } = parts;
  const text = [...lines, `${action}:\n${link}`, ...after].join('\n\n');
  const html = [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    `<title>${escapeHtml(subject)}</title></head><body>`,
    ...lines.map((line) => `<p>${escapeHtml(line)}</p>`),
    `<p><a href="${escapeHtml(link)}">${escapeHtml(action)}</a></p>`,
    ...after.map((line) => `<p>${escapeHtml(line)}</p>`),
    '</body></html>',
  ].join('\n');
  return { to, subject, text: `${text}\n`, html };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
