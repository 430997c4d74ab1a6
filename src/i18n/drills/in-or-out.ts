import { drillWords } from './drill-words.ts';

/** What the skill `in-or-out` says. */
export const drill = drillWords(
  {
    name: 'Find the route',
    ask: { route: 'A packet goes to {address}. Which line of the table takes it?' },
    steps: {
      out: 'Try {route}: {work}. Another network, so out.',
      in: '{work}. The same network, so in, and no longer mask fits: {route}',
    },
    mistakes: {
      'mask-is-count':
        'You took the number behind the slash for a count of addresses. It looks like one; but it counts bits that must agree.',
      'off-by-one':
        'You let one bit too many agree. The bar is easily set behind the next bit; count the ones of the mask byte by byte, 8, 16, 24.',
      'largest-mask':
        'You took the longest mask unread. The longest wins only among those that fit, and this one does not.',
    },
  },
  {
    name: 'Route dhoondhna',
    ask: { route: 'Packet {address} ko ja raha hai. Table ki kaunsi line use le jaayegi?' },
    steps: {
      out: '{route} se jaanchiye: {work}. Network doosra hai, toh bahar.',
      in: '{work}. Network wahi hai, toh andar, aur isse lamba koi mask nahin baitha: {route}',
    },
    mistakes: {
      'mask-is-count':
        'Aapne slash ke peechhe ki sankhya ko addresses ki ginti samjha. Dikhti waisi hi hai; par woh bits ginti hai, jo ek jaise hone chahiye.',
      'off-by-one':
        'Aapne ek bit zyada milaya. Lakeer agle bit ke baad lag jaana aasaan hai; mask ke 1 byte-byte giniye: 8, 16, 24.',
      'largest-mask':
        'Aapne sabse lamba mask bina jaanche le liya. Sabse lamba jeetta hai, par unmein se jo baithte hain; yeh baithta nahin.',
    },
  },
);
