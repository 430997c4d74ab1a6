import { drillWords } from './drill-words.ts';

/** What the skill `which-part` says. */
export const drill = drillWords(
  {
    name: 'Parts of a token',
    ask: {
      line: 'In which part of a JWT is {line}? (– is: none.)',
      read: 'You find a signed JWT with {line}. How many of its three parts are text for you, without any key?',
      change:
        'Without the key {line} in a JWT is turned into {to}. Which part no longer fits? (– is: none.)',
    },
    steps: {
      'line-why': 'The header tells of the seal and its key, the claims of who and until when.',
      'read-why':
        'Header and claims are text in another spelling, and anyone spells it back. The signature is bytes.',
      'change-why':
        'The signature was worked out from the old text and the key. For the new text one must have the key.',
      done: 'So: {line} → {answer}',
    },
    mistakes: {
      'spelling-hides':
        'You trusted the spelling to hide it. It does look like a cipher; but for a cipher one needs a key, for this the table of 64.',
      'stamp-holds-text':
        'You looked for text in the signature. It is bytes worked out from the other parts: nothing is written in it.',
      'swaps-parts':
        'You took header and claims for each other. They are spelled alike; the first is about the seal, the second about people and times.',
      'readable-is-changeable':
        'You thought: what anyone can read, anyone can change. Anyone can write other claims; but their seal needs the key.',
    },
  },
  {
    name: 'Token ke hisse',
    ask: {
      line: '{line} JWT ke kis hisse mein hota hai? (– yaani kisi mein nahin.)',
      read: 'Aapko ek signed JWT mila, jismein {line} hai. Bina key ke uske teen mein se kitne hisse aap text ki tarah padh sakte hain?',
      change:
        'JWT mein {line} ko bina key ke {to} kar diya. Kaunsa hissa ab mel nahin khaata? (– yaani koi nahin.)',
    },
    steps: {
      'line-why': 'Header mohar aur key ki baat karta hai, claims batate hain kaun aur kab tak.',
      'read-why':
        'Header aur claims text hi hain, likhawat doosri hai, koi bhi wapas padh le. Signature bytes hai.',
      'change-why':
        'Signature purane text aur key se nikla tha. Naye text ke liye wahi key chahiye.',
      done: 'Toh: {line} → {answer}',
    },
    mistakes: {
      'spelling-hides':
        'Aapne socha ki likhawat chhupa legi. Dikhti taale jaisi hai; par taale ko key chahiye, ise sirf 64 ki table.',
      'stamp-holds-text':
        'Aapne signature mein text dhoondha. Woh baaki hisson se nikle bytes hain: usmein kuch likha nahin hota.',
      'swaps-parts':
        'Aapne header aur claims aapas mein badal diye. Likhawat ek jaisi hai; pehle mein mohar ki baat hai, doosre mein logon aur samay ki.',
      'readable-is-changeable':
        'Aapne socha: jo padh sake, woh badal bhi sake. Naye claims koi bhi likh de; par unki mohar ko key chahiye.',
    },
  },
);
