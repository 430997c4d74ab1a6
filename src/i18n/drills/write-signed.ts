import { drillWords } from './drill-words.ts';

/** What the skill `write-signed` says. */
export const drill = drillWords(
  {
    name: 'Write below zero',
    ask: {
      write: 'Write {value} on a board of {width} places, the top one minus. Write every place.',
    },
    steps: {
      below: 'Below zero the top place must be up: {top}. From there it is {work} upwards.',
      above: '{value} is not below zero, so the top place stays 0.',
      rest: '{rest} in the other {width} places is {bits}.',
      end: 'Together: {bits}.',
    },
    mistakes: {
      'invert-only':
        'You wrote the number without its minus and turned every bit over. Then one is still to be added.',
      'sign-and-size':
        'You put a 1 in front as a minus sign and wrote the size behind it. But that 1 takes away a whole lot, and the others count upwards from there.',
      'drops-top':
        'The lower places are right, but the top one is 0. It is the only place that can carry the number below zero.',
      'operation-as-value':
        'You turned the bits over and added one, though the number is above zero. Such a number is written as ever.',
    },
  },
  {
    name: 'Zero se neeche likhna',
    ask: {
      write:
        '{value} ko {width} jagahon ke board par likhiye, sabse upar wali minus. Har jagah likhiye.',
    },
    steps: {
      below: 'Zero se neeche jaana hai, toh sabse upar 1: {top}. Wahan se upar itna: {work}.',
      above: '{value} zero se neeche nahin hai, toh sabse upar 0 rahega.',
      rest: '{rest} baaki {width} jagahon mein: {bits}.',
      end: 'Sab milakar: {bits}.',
    },
    mistakes: {
      'invert-only':
        'Aapne bina minus ki sankhya likhi aur har bit palat diya. Iske baad ek jodna baaki hai.',
      'sign-and-size':
        'Aapne minus ke nishaan ki tarah aage 1 lagaya aur peechhe sankhya likh di. Par woh 1 bahut kuch ghata deta hai, aur baaki jagahein wahan se upar ginti hain.',
      'drops-top':
        'Neeche ki jagahein sahi hain, par sabse upar 0 hai. Zero se neeche sirf wahi jagah le jaa sakti hai.',
      'operation-as-value':
        'Sankhya zero se upar hai, phir bhi aapne bits palte aur ek joda. Aisi sankhya hamesha ki tarah likhi jaati hai.',
    },
  },
);
