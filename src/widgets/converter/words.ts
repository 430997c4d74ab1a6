import type { converter } from '#i18n/converter.ts';

/** What the converter says, in one language. */
export type ConverterWords = (typeof converter)['en'];
