import { words } from './words.ts';

/** What the small parts inside a lesson or a post say: a question that opens, the mark of a fact. */
export const lessonParts = words(
  {
    check: { think: 'Think', show: 'Show the answer', hide: 'Hide the answer' },
    fact: {
      sure: 'Sure',
      likely: 'Likely',
      disputed: 'Disputed',
      mark: 'How sure are we? {confidence}. Open the note.',
      weSay: 'We say',
      often: 'Often said',
      sources: 'Sources',
      checked: 'Last checked {day}',
    },
    pairs: {
      even: 'A row of stones above a row of sticks, joined pair by pair. Nothing is left over.',
      above:
        'A row of stones above a row of sticks, joined pair by pair. At the end a stone is alone.',
      below:
        'A row of stones above a row of sticks, joined pair by pair. At the end a stick is alone.',
    },
  },
  {
    check: { think: 'Sochiye', show: 'Jawab dekhiye', hide: 'Jawab chhupaiye' },
    fact: {
      sure: 'Pakka',
      likely: 'Lagbhag pakka',
      disputed: 'Ispar bahas hai',
      mark: 'Kitna pakka hai? {confidence}. Note kholiye.',
      weSay: 'Hum kehte hain',
      often: 'Aksar suna jaata hai',
      sources: 'Kahan se',
      checked: 'Pichhli jaanch: {day}',
    },
    pairs: {
      even: 'Upar pattharon ki line, neeche lakdiyon ki, jodi-jodi judi hui. Kuch nahin bacha.',
      above:
        'Upar pattharon ki line, neeche lakdiyon ki, jodi-jodi judi hui. Sire par patthar akela hai.',
      below:
        'Upar pattharon ki line, neeche lakdiyon ki, jodi-jodi judi hui. Sire par lakdi akeli hai.',
    },
  },
);
