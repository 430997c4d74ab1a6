import type { Language } from '#i18n/languages.ts';
import { fill } from './fill.ts';

/** Say how many, in the form that the language uses for that number. */
export function plural(
  language: Language,
  n: number,
  forms: Readonly<{ one: string; other: string }>,
): string {
  const form = new Intl.PluralRules(language).select(n) === 'one' ? forms.one : forms.other;
  return fill(form, { n: n.toLocaleString(language) });
}
