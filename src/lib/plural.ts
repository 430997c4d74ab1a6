import type { Language } from '#i18n/languages.ts';
import { fill } from './fill.ts';
import { perLanguage } from './per-language.ts';

const rules = perLanguage((language) => new Intl.PluralRules(language));
const numbers = perLanguage((language) => new Intl.NumberFormat(language));

/** Say how many, in the form that the language uses for that number. */
export function plural(
  language: Language,
  n: number,
  forms: Readonly<{ one: string; other: string }>,
): string {
  const form = rules(language).select(n) === 'one' ? forms.one : forms.other;
  return fill(form, { n: numbers(language).format(n) });
}
