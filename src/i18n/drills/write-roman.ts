import { drillWords } from './drill-words.ts';

/** What the skill `write-roman` says. */
export const drill = drillWords(
  {
    name: 'Write Roman numerals',
    ask: { write: 'Write {value} in letters of Rome.' },
    steps: {
      apart: 'Take it apart, the largest first: {sum}.',
      signs: 'The sign for each part: {signs}.',
      join: 'Side by side, large before small: {answer}.',
    },
    mistakes: {
      'adds-all':
        'You only added letters. It counts right, and people did write so; but by the rule of today no letter stands four times in a row: a small one before a large one is taken away.',
      'bundles-stay':
        'You wrote one letter for each bundle. It counts right; but two V are always joined to X, as two bundles are joined to ten.',
      'small-first':
        'You began with the small letters. They are all there; but a small letter before a large one is taken away, so the large ones come first.',
      'takes-from-next':
        'You took one away from the whole that follows. It is one less, that is true; but a letter is only taken away from the one letter right behind it. The tens are written first, then the nine, IX.',
    },
  },
  {
    name: 'Roman numeral likhna',
    ask: { write: 'Rome ke aksharon mein likhiye: {value}.' },
    steps: {
      apart: 'Hisson mein todiye, sabse bada pehle: {sum}.',
      signs: 'Har hisse ka nishaan: {signs}.',
      join: 'Saath-saath likhiye, bada pehle: {answer}.',
    },
    mistakes: {
      'adds-all':
        'Aapne akshar sirf jode. Ginti sahi hai, aur log kabhi aise bhi likhte the; par aaj ke niyam mein ek akshar lagataar chaar baar nahin aata: bade ke pehle chhota akshar rakhkar ghatate hain.',
      'bundles-stay':
        'Aapne har bundle ke liye ek akshar likha. Ginti sahi hai; par do V hamesha milkar X ban jaate hain, jaise do bundle milkar das.',
      'small-first':
        'Aapne chhote aksharon se shuru kiya. Akshar saare hain; par bade ke pehle chhota akshar ghat jaata hai, isliye bade pehle aate hain.',
      'takes-from-next':
        'Aapne aage ki poori sankhya mein se ek ghataya. Ek kam hi hai, yeh sach hai; par akshar sirf apne theek baad wale ek akshar mein se ghatta hai. Pehle das likhiye, phir nau, yaani IX.',
    },
  },
);
