import { drillWords } from './drill-words.ts';

/** What the skill `read-binary` says. */
export const drill = drillWords(
  {
    name: 'Read binary',
    ask: { read: 'Which number is {numeral}?' },
    steps: {
      places: 'The places are worth {weights}.',
      up: 'There is a 1 under {shares}.',
      add: 'Add them: {sum} = {total}.',
    },
    mistakes: {
      'ten-weights':
        'You read it as a decimal numeral. The symbols look the same, but here each place is worth twice its neighbour, not ten times.',
      'off-by-one':
        'You let the last place be worth 2. It is easy to start with the base; but the last place always counts single ones.',
      mirror:
        'You started at the wrong end: the place worth 1 is on the right. We read from the left, so the hand starts there.',
      'counts-ones':
        'You counted the ones. Each of them is worth something else: its place says how much.',
      'times-not-power':
        'You let the places grow by 2 each time: 2, 4, 6, 8. They double: 1, 2, 4, 8, 16.',
    },
  },
  {
    name: 'Binary padhna',
    ask: { read: '{numeral} kaunsi sankhya hai?' },
    steps: {
      places: 'Jagahon ki keemat: {weights}.',
      up: '1 in jagahon ke neeche hai: {shares}.',
      add: 'Jodiye: {sum} = {total}.',
    },
    mistakes: {
      'ten-weights':
        'Aapne ise decimal ki tarah padha. Symbols wahi dikhte hain, par yahan har jagah apne padosi se doguni hai, das guni nahin.',
      'off-by-one':
        'Aapne aakhri jagah ko 2 maana. Base se shuru karne ka man hota hai, par aakhri jagah hamesha ek-ek ginti hai.',
      mirror:
        'Aapne ulte sire se shuru kiya: 1 wali jagah daayein hai. Hum baayein se padhte hain, isliye haath wahin se chalta hai.',
      'counts-ones': 'Aapne bas 1 gine. Har 1 ki keemat alag hai, aur woh uski jagah batati hai.',
      'times-not-power':
        'Aapne jagahon ko 2-2 badhaya: 2, 4, 6, 8. Woh har baar doguni hoti hain: 1, 2, 4, 8, 16.',
    },
  },
);
