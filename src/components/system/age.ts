import type { Language } from '#i18n/languages.ts';
import { system } from '#i18n/system.ts';
import { fill } from '#lib/fill.ts';
import { day, hour, minute, second } from '#lib/units.ts';

const units = { day, hour, minute, second } as const;

/** Say a span as people do: in its largest unit, of which there are at least two. */
export function describeAge(span: number, language: Language): string {
  const { ages } = system[language];
  for (const name of ['day', 'hour', 'minute'] as const) {
    if (span >= 2 * units[name]) return fill(ages[name], { n: Math.floor(span / units[name]) });
  }
  return fill(ages.second, { n: Math.max(0, Math.floor(span / second)) });
}
