import { drillWords } from './drill-words.ts';

/** What the skill `read-dump` says. */
export const drill = drillWords(
  {
    name: 'Read a dump',
    ask: {
      byte: 'Row {row} of a dump, two bytes a group: {groups}. Which byte is at {address}?',
      number: 'The width of a PNG is in four bytes: {bytes}. How wide is it?',
    },
    steps: {
      column: 'The row begins at {row}, so {address} is {steps} steps on.',
      letter: 'The row begins at {row}, so {address} is {column} steps on, that is {steps}.',
      cut: 'Cut the digits into pairs and pass over that many: {pairs}.',
      next: 'The next one stands at the address: {byte}',
      places: 'A byte has 256 patterns: the last two places are worth 256 and 1.',
      values: 'Read each byte: {values}.',
      add: 'Each byte times its place: {sum}.',
    },
    mistakes: {
      'pairs-shift':
        'Your pair begins in the middle of a byte. Groups of four hide the seams; count whole pairs from the left.',
      'off-by-one':
        'You counted the first byte as one, as we count people. An address says how many stand in front, so the first is 0.',
      'old-weights':
        'You let the left byte count sixteens. A left digit does; but a whole byte has 256 patterns.',
      mirror:
        'You began at the wrong end. Some formats do put the small byte first; a PNG puts the large one first, as we write numerals.',
    },
  },
  {
    name: 'Dump padhna',
    ask: {
      byte: 'Dump ki kataar {row}, har group mein do bytes: {groups}. Pate {address} par kaunsa byte hai?',
      number: 'PNG ki chaudai chaar bytes mein hai: {bytes}. Kitni chaudi hai?',
    },
    steps: {
      column: 'Kataar {row} se shuru hai, toh {address} tak {steps} kadam.',
      letter: 'Kataar {row} se shuru hai, toh {address} tak {column} kadam, yaani {steps}.',
      cut: 'Digits ko jodiyon mein kaatiye, utni jodiyan chhodiye: {pairs}.',
      next: 'Agla byte us pate par hai: {byte}',
      places: 'Ek byte ke 256 pattern hain: aakhri do jagahein 256 aur 1 ki hain.',
      values: 'Har byte padhiye: {values}.',
      add: 'Har byte guna uski jagah: {sum}.',
    },
    mistakes: {
      'pairs-shift':
        'Aapki jodi ek byte ke beech se shuru hoti hai. Chaar ke group mein jod chhip jaate hain; baayein se poori jodiyan giniye.',
      'off-by-one':
        'Aapne pehle byte ko ek gina, jaise log gine jaate hain. Pata batata hai ki kitne bytes aa chuke, toh pehle ka pata 0 hai.',
      'old-weights':
        'Aapne baayein byte ko solah ka maana. Baayan digit solah ka hota hai; poore byte ke 256 pattern hain.',
      mirror:
        'Aap ulte sire se chale. Kuch format chhota byte pehle rakhte hain; PNG bada pehle rakhti hai, jaise hum numeral likhte hain.',
    },
  },
);
