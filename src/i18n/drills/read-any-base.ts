import { drillWords } from './drill-words.ts';

/** What the skill `read-any-base` says. */
export const drill = drillWords(
  {
    name: 'Read in any base',
    ask: { read: 'Which number is {numeral}?' },
    steps: {
      places: 'In base {base} these places are worth {weights}.',
      letters: 'The letters are digits: {letters}.',
      multiply: 'Each digit times its place: {products}.',
      add: 'Add them: {sum} = {total}.',
    },
    mistakes: {
      'old-weights':
        'You kept the places of base two: 1, 2, 4. They are still fresh; but the small number below says by how much places grow here.',
      'ten-weights':
        'You read it as a decimal numeral, as the eye does with digits it knows. The small number below names another base.',
      'times-not-power':
        'You added the base once more for the third place. It is multiplied once more: 1, b, b × b.',
    },
  },
  {
    name: 'Kisi bhi base mein padhna',
    ask: { read: '{numeral} kaunsi sankhya hai?' },
    steps: {
      places: 'Base {base} mein in jagahon ki keemat: {weights}.',
      letters: 'Akshar bhi digits hain: {letters}.',
      multiply: 'Har digit guna uski jagah: {products}.',
      add: 'Jodiye: {sum} = {total}.',
    },
    mistakes: {
      'old-weights':
        'Aapne base do ki jagahein rakhin: 1, 2, 4. Woh abhi taaza hain; par yahan jagahein kitne guna badhengi, yeh neeche wala chhota number batata hai.',
      'ten-weights':
        'Aapne ise decimal ki tarah padha. Symbols jaane-pehchaane hain, isliye aankh aisa karti hai; neeche wala chhota number doosra base batata hai.',
      'times-not-power':
        'Teesri jagah ke liye aapne base ek baar aur joda. Use ek baar aur guna karna hai: 1, b, b × b.',
    },
  },
);
