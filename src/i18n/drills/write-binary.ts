import { drillWords } from './drill-words.ts';

/** What the skill `write-binary` says. */
export const drill = drillWords(
  {
    name: 'Write binary',
    ask: { write: 'Write {value} in base two.' },
    steps: {
      places: 'Places that fit into {value}: {weights}.',
      take: 'The largest that fits now is {weight}: {line}.',
      done: 'A 1 under {shares}, a 0 under the others: {numeral}.',
    },
    mistakes: {
      mirror:
        'You wrote the remainders in the order in which they were found. Halving finds the ones first, and ones stand on the right: read upwards.',
      'drops-zeros':
        'You wrote a digit only for what was taken. A place that is not taken seems to be nothing; but without its 0 the others slide.',
      'stops-early':
        'You stopped halving at 1, where it feels finished. Half of 1 is 0, with 1 left over: that is the first digit.',
      'off-by-one':
        'Your last place is worth 2. Nothing was left for the ones, so their place is forgotten; it still needs a 0.',
    },
  },
  {
    name: 'Binary likhna',
    ask: { write: '{value} ko base do mein likhiye.' },
    steps: {
      places: '{value} mein aane wali jagahein: {weights}.',
      take: 'Ab sabse badi jo aati hai, {weight}: {line}.',
      done: '{shares} ke neeche 1, baaki ke neeche 0: {numeral}.',
    },
    mistakes: {
      mirror:
        'Aapne bacha hua usi kram mein likha jismein mila. Aadha karne par ikai pehle milti hai, aur uski jagah daayein hai: neeche se upar padhiye.',
      'drops-zeros':
        'Aapne sirf liye hue ka digit likha. Jo jagah nahin li, woh kuch nahin lagti; par uske 0 ke bina baaki khisak jaate hain.',
      'stops-early':
        'Aap 1 par ruk gaye, kyonki lagta hai ho gaya. 1 ka aadha 0 hai aur 1 bachta hai: wahi pehla digit hai.',
      'off-by-one':
        'Aapki aakhri jagah 2 ki hai. Ikai ke liye kuch nahin bacha, isliye woh jagah chhoot gayi; use bhi 0 chahiye.',
    },
  },
);
