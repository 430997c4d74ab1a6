/** How a word is written by us, and how others write it: the rows of `content/hinglish.yml`. */
export type Spellings = Readonly<Record<string, readonly string[]>>;

/** What people type in a chat, beside the spellings of the list. */
const shorthand: Spellings = {
  hai: ['h'],
  hain: ['hn'],
  mein: ['me'],
  kar: ['kr'],
  karke: ['krke'],
  karna: ['krna'],
  karne: ['krne'],
  karte: ['krte'],
  kya: ['ky'],
  sab: ['sb'],
  jab: ['jb'],
  tab: ['tb'],
  matlab: ['mtlab', 'mtlb'],
  samajh: ['smjh'],
  samajhna: ['smjhna'],
  sankhya: ['snkhya'],
};

/**
 * Make the function that writes every Hinglish word of a text in one way, whatever its spelling.
 * What is indexed and what is asked both go through it; nobody reads its result. Only letters
 * change, never a space: each word keeps its place in the text.
 */
export function normalForm(spellings: Spellings): (text: string) => string {
  const forms = new Map<string, string>();
  const rows = [...Object.entries(shorthand), ...Object.entries(spellings)];
  for (const [word, others] of rows) {
    for (const other of others) forms.set(plain(other), plain(word));
  }
  // A word of ours stays itself, though it may be another's misspelling.
  for (const [word] of rows) forms.set(plain(word), plain(word));
  return (text) =>
    text.replace(/[a-z]+/gi, (word) => {
      const simple = plain(word.toLowerCase());
      return forms.get(simple) ?? simple;
    });
}

/** Even out what Roman letters leave open: how long a vowel is, how hard a consonant. */
function plain(word: string): string {
  if (isSign(word)) return word;
  return word
    .replaceAll('aa', 'a')
    .replaceAll('ee', 'i')
    .replaceAll('oo', 'u')
    .replaceAll('w', 'v')
    .replace(/(.)\1+/g, '$1');
}

/** XVIII is not XVI, FF is not F, WWW is no word: in a sign every letter counts. */
function isSign(word: string): boolean {
  return word.length < 3 || /^[ivxlcdm]+$/.test(word) || !/[aeiou]/.test(word);
}
