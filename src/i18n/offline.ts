import { words } from './words.ts';

/** Keeping a course for the time without a network. */
export const offline = words(
  {
    keep: 'Keep this course',
    size: '{load} to load, {here} on this device. Lessons, drills, sheets and your progress then work without a network.',
    keeping: 'Keeping the course …',
    progress: 'Keeping the course',
    kept: 'Kept on this device',
    since: 'Since {day}, {here}',
    letGo: 'Let it go',
    gone: 'The copy is gone from this device. Your progress stays.',
    failed: {
      network: 'The network broke off. Nothing half is kept; please try again.',
      full: 'This device has no room for the course. Nothing half is kept.',
      changed: 'The course was just renewed. Please try again.',
      denied: 'This browser keeps nothing for us. A private window or a setting forbids it.',
    },
    mark: { network: 'Kept on this device', copy: 'The copy of {day}, without a network' },
    newer: 'A newer version is here.',
    reload: 'Reload',
    page: {
      title: 'This page is not kept',
      description: 'There is no network, and this page is not on this device.',
      says: 'There is no network, and only kept courses are on this device. The page opens as soon as the network is back.',
      again: 'Try again',
      courses: 'Kept on this device',
    },
  },
  {
    keep: 'Yeh course rakh lijiye',
    size: '{load} download honge, is device par {here} lagenge. Phir lessons, abhyaas, sheets aur aapke jawab bina network ke bhi chalenge.',
    keeping: 'Course rakha ja raha hai …',
    progress: 'Course rakha ja raha hai',
    kept: 'Is device par rakha hai',
    since: '{day} se, {here}',
    letGo: 'Hata dijiye',
    gone: 'Copy is device se hat gayi. Aapke jawab yahin hain.',
    failed: {
      network: 'Network toot gaya. Adhoora kuch nahin rakha gaya; phir koshish kijiye.',
      full: 'Is device par course ke liye jagah nahin hai. Adhoora kuch nahin rakha gaya.',
      changed: 'Course abhi-abhi naya hua hai. Phir koshish kijiye.',
      denied: 'Yeh browser humare liye kuch nahin rakhta. Private window ya koi setting rokti hai.',
    },
    mark: { network: 'Is device par rakha hai', copy: '{day} ki copy, bina network ke' },
    newer: 'Naya version aa gaya hai.',
    reload: 'Phir se kholiye',
    page: {
      title: 'Yeh page rakha hua nahin hai',
      description: 'Network nahin hai, aur yeh page is device par nahin hai.',
      says: 'Network nahin hai, aur is device par sirf rakhe hue courses hain. Network aate hi yeh page khulega.',
      again: 'Phir koshish kijiye',
      courses: 'Is device par rakhe hue',
    },
  },
);
