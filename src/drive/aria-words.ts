import type { DriveWords } from '#i18n/drive.ts';
import type { Language } from '#i18n/languages.ts';
import { fill } from '#lib/fill.ts';
import { count } from './format.ts';

type Facts = Readonly<Record<string, string | number>>;
type Spoken = Readonly<Record<string, string | ((facts: Facts) => string)>>;

/** What react-aria says by itself to screen readers, for each of its packages that we use. */
export function ariaWords(words: DriveWords, language: Language): Readonly<Record<string, Spoken>> {
  const { aria } = words;
  const say = (sentence: string) => (facts: Facts) => fill(sentence, facts);
  return {
    '@react-aria/grid': {
      select: aria.select,
      selectedItem: say(aria.selectedItem),
      deselectedItem: say(aria.deselectedItem),
      selectedAll: aria.selectedAll,
      selectedCount: ({ count: n }) =>
        Number(n) === 0 ? aria.selectedNone : count(aria.selectedCount, Number(n), language),
      longPressToSelect: aria.longPressSelect,
    },
    '@react-aria/dnd': Object.fromEntries(
      Object.entries(words.dragging.aria).map(([name, sentence]) => [
        name,
        typeof sentence === 'string'
          ? say(sentence)
          : ({ count: n }: Facts) => count(sentence, Number(n), language),
      ]),
    ),
    '@react-aria/searchfield': { 'Clear search': words.search.clear },
    '@react-aria/autocomplete': { collectionLabel: words.search.commands },
    '@react-aria/overlays': { dismiss: words.close },
    '@react-aria/breadcrumbs': { breadcrumbs: words.trail },
  };
}

/**
 * Give react-aria our words instead of its own: it has no Hindi. It looks for them under two symbols
 * of the window, where its own server component puts a language that is not in the bundle.
 */
export function teachAria(words: DriveWords, language: Language, view: Window): void {
  Object.assign(view, {
    [Symbol.for('react-aria.i18n.locale')]: language,
    [Symbol.for('react-aria.i18n.strings')]: ariaWords(words, language),
  });
}
