import { words } from '../words.ts';

/** What stands beside a token that was taken apart. */
export const tokenParts = words(
  {
    parts: ['Header', 'Claims', 'Signature'],
    stamp: '{n} bytes, no text',
    caption:
      'A real token, its two dots left out. Each part as it is written, and below it what comes out when it is decoded, without any key.',
  },
  {
    parts: ['Header', 'Claims', 'Signature'],
    stamp: '{n} bytes, koi text nahin',
    caption:
      'Ek asli token, beech ke do bindu hata kar. Har hissa jaisa likha hai, aur neeche kholne par jo nikla. Key kahin nahin lagi.',
  },
);
