import { drillWords } from './drill-words.ts';

/** What the skill `add-binary` says. */
export const drill = drillWords(
  {
    name: 'Add in base two',
    ask: { add: '{sum} = ?' },
    steps: {
      plain: '{work}. Write {digit}.',
      send: '{work}. Write {digit}, carry 1.',
      done: '{work}.',
    },
    mistakes: {
      'carry-at-ten':
        'You carried only at ten, so there is a 2. A column of base two is full at two: write 0 or 1, and carry.',
      'lost-carry':
        'Each column is right by itself, but a carry got lost. 1 + 1 leaves 0 here and a 1 for the left.',
    },
  },
  {
    name: 'Base do mein jodna',
    ask: { add: '{sum} = ?' },
    steps: {
      plain: '{work}. Likhiye {digit}.',
      send: '{work}. Likhiye {digit}, haasil 1.',
      done: '{work}.',
    },
    mistakes: {
      'carry-at-ten':
        'Aapne haasil das par bheja, isliye 2 aa gaya. Base do ka column do par bhar jaata hai: 0 ya 1 likhiye, aur haasil bhejiye.',
      'lost-carry':
        'Har column alag se sahi hai, par haasil kho gaya. 1 + 1 yahan 0 chhodta hai, aur baayein ko 1 deta hai.',
    },
  },
);
