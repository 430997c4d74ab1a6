import { drillWords } from './drill-words.ts';

/** What the skill `read-signed` says. */
export const drill = drillWords(
  {
    name: 'Read below zero',
    ask: {
      read: 'A board of {width} places, the top one minus, shows {bits}. Which number is it?',
    },
    steps: {
      places: 'The places are worth {weights}.',
      others: 'Those that are up, without the top one: {sum}.',
      below: 'The top place is up too, so {top} joins them: {work}.',
      above: 'The top place is down, so nothing is taken away: {value}.',
    },
    mistakes: {
      'invert-only':
        'You turned every bit over and put a minus before it. That is one step short: turning over gives the number less one, so one is missing.',
      'sign-and-size':
        'You took the top bit for a mere minus sign. It is a place like the others, only that it is worth minus.',
      'old-weights':
        'You let the top place be worth plus, as in the lessons before. On this board it takes away.',
      'drops-top': 'You left the top bit out. It is the place that is worth most, only downwards.',
      'operation-as-value':
        'You turned the bits over and added one. That makes the number on the other side of zero; here the top place is 0, and you simply read.',
    },
  },
  {
    name: 'Zero se neeche padhna',
    ask: {
      read: '{width} jagahon ka board, sabse upar wali minus, {bits} dikhata hai. Yeh kaunsi sankhya hai?',
    },
    steps: {
      places: 'Jagahon ki keemat: {weights}.',
      others: 'Sabse upar wali ko chhodkar jahan 1 hai: {sum}.',
      below: 'Sabse upar bhi 1 hai, toh {top} bhi juda: {work}.',
      above: 'Sabse upar 0 hai, toh kuch nahin ghatega: {value}.',
    },
    mistakes: {
      'invert-only':
        'Aapne har bit palta aur aage minus laga diya. Ek kadam reh gaya: palatne se ek kam milta hai, isliye ek jodna baaki hai.',
      'sign-and-size':
        'Aapne sabse upar wale bit ko sirf minus ka nishaan maana. Woh bhi ek jagah hai, bas uski keemat minus mein hai.',
      'old-weights':
        'Aapne sabse upar wali jagah ko plus maana, jaise pichhle lessons mein. Is board par woh ghatati hai.',
      'drops-top':
        'Aapne sabse upar wala bit chhod diya. Sabse badi keemat usi jagah ki hai, bas neeche ki taraf.',
      'operation-as-value':
        'Aapne bits palte aur ek joda. Usse zero ke us paar ki sankhya banti hai; yahan sabse upar 0 hai, toh bas padhna tha.',
    },
  },
);
