import { fill } from '#lib/fill.ts';
import { perLanguage } from '#lib/per-language.ts';
import { day } from '#lib/units.ts';

const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

// Made once for each language: a row has three of them, and making one costs a hundred times its use.
const numbers = perLanguage((language: string) => new Intl.NumberFormat(language));
const wholes = perLanguage(
  (language: string) => new Intl.NumberFormat(language, { maximumFractionDigits: 0 }),
);
const tenths = perLanguage(
  (language: string) => new Intl.NumberFormat(language, { maximumFractionDigits: 1 }),
);
const times = perLanguage(
  (language: string) => new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' }),
);
const days = perLanguage(
  (language: string) => new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' }),
);
const dates = perLanguage(
  (language: string) =>
    new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' }),
);
// Not the long style: in Hinglish it ends in "par", and our sentences go on with "se" or "tak".
const moments = perLanguage(
  (language: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }),
);

/** Write a size for people: three digits at most, in units of 1,024, as the limits are. */
export function formatBytes(bytes: number, language: string): string {
  let amount = bytes;
  let power = 0;
  // 1,000 and not 1,024: nobody wants to read "1,023 KiB".
  while (amount >= 1000 && power < units.length - 1) {
    amount /= 1024;
    power += 1;
  }
  const format = power > 0 && amount < 10 ? tenths : wholes;
  return `${format(language).format(amount)} ${units[power]}`;
}

/** Write a moment as short as it can be understood: the time today, the day this year. */
export function formatMoment(iso: string, now: Date, language: string): string {
  const moment = new Date(iso);
  const sameDay = moment.toDateString() === now.toDateString();
  if (sameDay) return times(language).format(moment);
  const format = moment.getFullYear() === now.getFullYear() ? days : dates;
  return format(language).format(moment);
}

/** Write a moment in full, for a tooltip or a details line. */
export function formatMomentInFull(iso: string, language: string): string {
  return moments(language).format(new Date(iso));
}

/** How many whole days are left until a moment; never below zero. */
export function daysUntil(iso: string, now: Date): number {
  return Math.max(0, Math.ceil((Date.parse(iso) - now.getTime()) / day));
}

/** A sentence in the two forms that both our languages need. */
export interface Counted {
  readonly one: string;
  readonly other: string;
}

/** Say a number of things: `count(words.files, 3, 'en')` is "3 files". */
export function count(say: Counted, n: number, language: string): string {
  const sentence = n === 1 ? say.one : say.other;
  return fill(sentence, { n: numbers(language).format(n) });
}

/** The part of a whole, from 0 to 1; an empty whole is done. */
export function shareOf(done: number, whole: number): number {
  if (whole <= 0) return 1;
  return Math.min(1, Math.max(0, done / whole));
}

/** Put the name of something into a sentence. */
export function sayName(sentence: string, { name }: { readonly name: string }): string {
  return fill(sentence, { name });
}
