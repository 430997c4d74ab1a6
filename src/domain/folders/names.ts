/** Why a name cannot be used. */
export type NameFault =
  | 'empty'
  | 'too-long'
  | 'dots'
  | 'slash'
  | 'control'
  | 'invisible'
  | 'ending'
  | 'not-text';

/** A name takes at most this many bytes of UTF-8: what every file system takes. */
export const nameBytes = 255;

const control = /[\p{Cc}\p{Zl}\p{Zp}]/u;

// Format characters turn text round or hide in it, so two names would look the same. Arabic number
// signs are seen. Joiners are needed in Indic scripts after a virama (the rule of RFC 5892, A.1 and
// A.2) and between the parts of an emoji.
const joiners =
  /(?<=\p{Extended_Pictographic}|\p{EMod}|\uFE0F)\u200D(?=\p{Extended_Pictographic})/gu;
const indicJoiners =
  /(?<=[\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA])[\u200C\u200D](?=\p{L})/gu;
const invisible =
  /[[\p{Cf}\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0]--[\u0600-\u0605\u06DD\u070F\u08E2]]/v;

/** Find what is wrong with a name, or null when it may be used. */
export function findNameFault(name: string): NameFault | null {
  if (!name.isWellFormed()) return 'not-text';
  const text = name.normalize('NFC');
  if (text === '') return 'empty';
  if (text === '.' || text === '..') return 'dots';
  if (/[/\\]/.test(text)) return 'slash';
  if (control.test(text)) return 'control';
  if (invisible.test(text.replace(joiners, '').replace(indicJoiners, ''))) return 'invisible';
  if (/[\s.]$/u.test(text)) return 'ending';
  if (countBytes(text) > nameBytes) return 'too-long';
  return null;
}

/** The three forms of a name: as shown, as compared, as sorted. */
export function toName(name: string): { name: string; nameKey: string; nameSort: string } {
  const nameKey = toNameKey(name);
  return { name: name.normalize('NFC'), nameKey, nameSort: toNameSort(nameKey) };
}

/**
 * The form in which names are compared: two spellings that differ only in letter case or in how
 * their accents are composed are one name. Without the first `toLowerCase`, ẞ and ß would differ.
 */
export function toNameKey(name: string): string {
  const folded = name.normalize('NFC').toLowerCase().toUpperCase().toLowerCase();
  return folded.normalize('NFC');
}

/** The form in which names are sorted, as bytes: `file2` stands before `file10`. */
export function toNameSort(nameKey: string): string {
  return nameKey.replace(/[0-9]+/g, (run) => String(run.length).padStart(3, '0') + run);
}

/** Number a name, before its extension and within the limit of bytes: `plan (2).txt`. */
export function toNumberedName(name: string, number: number): string {
  const text = name.normalize('NFC');
  // `.profile` is a name, not an extension; nor is what is too long to be one.
  const extension = /(?<=.)\.[^.\s]{1,16}$/su.exec(text)?.[0] ?? '';
  const suffix = ` (${number})${extension}`;
  const stem = text.slice(0, text.length - extension.length);
  return cut(stem, nameBytes - countBytes(suffix)) + suffix;
}

/** Cut a text at a character that people see as one, so that its bytes fit. */
function cut(text: string, bytes: number): string {
  if (countBytes(text) <= bytes) return text;
  let kept = '';
  let left = bytes;
  for (const { segment } of new Intl.Segmenter('und').segment(text)) {
    left -= countBytes(segment);
    if (left < 0) break;
    kept += segment;
  }
  return kept;
}

function countBytes(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
