import { words } from './words.ts';

/** What a button says that keeps something in the drive. */
export const saveWords = words(
  {
    save: 'Save to my files',
    saved: 'It is in your files.',
    signedOut: 'Sign in again, then it can be saved.',
    failed: 'It could not be saved.',
  },
  {
    save: 'Meri files mein rakhiye',
    saved: 'Aapki files mein aa gaya.',
    signedOut: 'Phir sign in kijiye, tab rakha ja sakta hai.',
    failed: 'Rakha nahin ja saka.',
  },
);
