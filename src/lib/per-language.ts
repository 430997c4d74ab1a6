import type { Language } from '#i18n/languages.ts';

/** Make a thing once for each language: a format takes a millisecond, and a build asks for thousands. */
export function perLanguage<Thing, Tag extends string = Language>(
  make: (language: Tag) => Thing,
): (language: Tag) => Thing {
  const made = new Map<Tag, Thing>();
  return (language) => {
    const known = made.get(language) ?? make(language);
    made.set(language, known);
    return known;
  };
}
