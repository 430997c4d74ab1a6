import { drillWords } from './drill-words.ts';

/** What the skill `read-fraction` says. */
export const drill = drillWords(
  {
    name: 'Read behind the point',
    ask: { read: 'Which number is {numeral}? Write it in base ten, with a point.' },
    steps: {
      places: 'Right of the point the places are worth {parts}.',
      count: 'Counted in pieces of {smallest}: {sum} = {top}.',
      end: 'So {numeral} = {ratio} = {answer}.',
      whole: 'So {numeral} = {whole} + {ratio} = {answer}.',
    },
    mistakes: {
      'point-as-whole':
        'You read the digits behind the point as a whole number and put a decimal point before it. They are pieces: the first ones are large, the later ones smaller.',
      'off-by-one':
        'You let the first place behind the point count ones. Ones stand just left of the point; right of it comes the first piece.',
      'ten-weights':
        'You took tenths and hundredths. Those are the pieces of base ten; the small number below says which base it is here.',
    },
  },
  {
    name: 'Point ke baad padhna',
    ask: { read: '{numeral} kaunsi sankhya hai? Base das mein, point ke saath likhiye.' },
    steps: {
      places: 'Point ke daayein jagahon ki keemat: {parts}.',
      count: '{smallest} ke tukdon mein ginein: {sum} = {top}.',
      end: 'Toh {numeral} = {ratio} = {answer}.',
      whole: 'Toh {numeral} = {whole} + {ratio} = {answer}.',
    },
    mistakes: {
      'point-as-whole':
        'Aapne point ke baad ke digits ko poori sankhya ki tarah padha aur uske aage decimal point rakh diya. Woh tukde hain: pehla bada, baad wale chhote.',
      'off-by-one':
        'Aapne point ke baad ki pehli jagah se ek-ek gina. Ikai point ke theek baayein hai; daayein pehla tukda aata hai.',
      'ten-weights':
        'Aapne dasven aur sauven hisse liye. Woh base das ke tukde hain; yahan ka base neeche wala chhota number batata hai.',
    },
  },
);
