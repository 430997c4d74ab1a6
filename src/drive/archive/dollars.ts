import { perLanguage } from '#lib/per-language.ts';

const amounts = perLanguage(
  (language: string) => new Intl.NumberFormat(language, { style: 'currency', currency: 'USD' }),
);
const cent = 0.01;

/** Write a price for people. What is less than a cent is not told as nothing. */
export function formatDollars(dollars: number, language: string): string {
  const format = amounts(language);
  if (dollars > 0 && dollars < cent) return `< ${format.format(cent)}`;
  return format.format(dollars);
}

/** The month of a table of prices: `2026-11` is "November 2026". */
export function formatMonth(asOf: string, language: string): string {
  const options = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(language, options).format(new Date(`${asOf}-01T00:00:00Z`));
}
