import { drillWords } from './drill-words.ts';

/** What the skill `how-many-numbers` says. */
export const drill = drillWords(
  {
    name: 'How many numbers?',
    ask: {
      table: 'How many different numbers does this table show? ({names})',
      things: 'On the table. Stones: {stones}. Sticks: {sticks}. Cards: {card}.',
    },
    steps: {
      read: 'Each thing says a number: {shown}.',
      group: 'Signs of one number belong together: {groups}.',
      count: 'Different numbers: {answer}.',
    },
    mistakes: {
      'numeral-is-number':
        'You counted the signs, one number for each. The signs are what the eye finds, so they get counted; but two signs of one number are still one number, like two handshakes of the same friends.',
      'drops-words':
        'You left the cards out. A word is not a number, that is true; but it is a sign of one, and stones are no more than that.',
    },
  },
  {
    name: 'Kitni sankhyayein?',
    ask: {
      table: 'Is mez par kitni alag-alag sankhyayein dikh rahi hain? ({names})',
      things: 'Mez par. Patthar: {stones}. Lakdiyan: {sticks}. Card: {card}.',
    },
    steps: {
      read: 'Har cheez ek sankhya batati hai: {shown}.',
      group: 'Ek hi sankhya ke nishaan saath rakhiye: {groups}.',
      count: 'Alag-alag sankhyayein: {answer}.',
    },
    mistakes: {
      'numeral-is-number':
        'Aapne nishaan gine, har nishaan ke liye ek sankhya. Mez par dikhte nishaan hi hain; par ek sankhya ke do nishaan hon, tab bhi sankhya ek hi hai, jaise do dost do baar haath milayein.',
      'drops-words':
        'Aapne card chhod diye. Sach hai, shabd sankhya nahin hota; par woh sankhya ka nishaan hai, aur patthar bhi nishaan hi hain.',
    },
  },
);
