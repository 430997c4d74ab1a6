import { words } from './words.ts';

/** The first page. */
export const home = words(
  {
    title: 'Solah: one number, many ways to write it',
    description:
      'Learn number systems from zero, how networks reach the internet, and how tokens are attacked and defended. Every idea has a figure that you can touch.',
    head: 'One number. Many ways to write it.',
    lede: 'Rome writes XVI. A computer writes 10000. A child lays sixteen sticks. Learn how numbers are written, from the first tally to the bits in a machine, with figures that you can touch.',
    start: 'Start with lesson 1',
    convert: 'Open the converter',
    board: {
      legend: 'Who writes sixteen?',
      child: 'A child',
      rome: 'Rome',
      ten: 'Decimal',
      sixteen: 'Hexa',
      two: 'Binary',
      childSays: 'Four rows of four. Nothing is written yet, and nothing is missing.',
      romeSays: 'Bundles of five: two make X, one makes V, one stick is left over. X, V, I.',
      tenSays: 'One full row of ten, and six more. One, six.',
      sixteenSays: 'One full row of sixteen, and none left over. One, zero.',
      twoSays:
        'Pairs, pairs of pairs, until one bundle holds them all. One, and four empty places.',
      noNumeral: 'no numeral yet',
    },
    lessons: {
      head: 'Begin at the beginning',
      lede: 'No formulas to learn by heart. Each lesson starts with something from the day and ends with a question.',
      all: 'All lessons',
    },
    converter: {
      head: 'Sixteen, in every base',
      lede: 'Exact in every base from 2 to 36, fractions with their repeating block, and each step shown.',
      base: 'Base',
      writes: 'writes',
    },
    posts: { head: 'From the blog', all: 'All posts' },
    drive: {
      head: 'A folder of your own',
      lede: 'Keep files in folders, pick an upload up where it broke, and lay a whole folder away in the archive until you want it back.',
      open: 'Open your drive',
    },
  },
  {
    title: 'Solah: ek sankhya, likhne ke kai tareeke',
    description:
      'Number system shuru se seekhiye, network internet tak kaise pahunchta hai dekhiye, aur token par hamle aur bachaav samajhiye. Har baat ke saath ek figure, jise aap chhoo sakte hain.',
    head: 'Sankhya ek. Likhne ke tareeke anek.',
    lede: 'Rome ke log XVI likhte hain. Computer 10000 likhta hai. Bachcha solah lakdiyan rakh deta hai. Pehli lakeer se machine ke bits tak, likhna seekhiye, aise figures ke saath jinhein aap chhoo sakte hain.',
    start: 'Pehla lesson shuru karein',
    convert: 'Converter kholein',
    board: {
      legend: 'Solah kaun kaise likhta hai?',
      child: 'Bachcha',
      rome: 'Rome',
      ten: 'Decimal',
      sixteen: 'Hexa',
      two: 'Binary',
      childSays: 'Chaar-chaar ki chaar qataarein. Abhi kuch likha nahin, par kam kuch bhi nahin.',
      romeSays: 'Paanch-paanch ki gaddi: do se X, ek se V, ek lakdi bachi. X, V, I.',
      tenSays: 'Das ki ek poori qataar, aur chhah bache. Ek, chhah.',
      sixteenSays: 'Solah ki ek poori qataar, bacha kuch nahin. Ek, shunya.',
      twoSays:
        'Jode, jodon ke jode, jab tak sab ek gaddi mein na aa jaayein. Ek, aur chaar khaali jagah.',
      noNumeral: 'abhi koi likhawat nahin',
    },
    lessons: {
      head: 'Bilkul shuru se',
      lede: 'Ratne ke liye kuch nahin. Har lesson roz ki kisi baat se shuru hota hai aur ek sawaal par khatm.',
      all: 'Saare lessons',
    },
    converter: {
      head: 'Solah, har base mein',
      lede: '2 se 36 tak har base mein bilkul sahi, fraction apne dohraate hisse ke saath, aur har kadam saamne.',
      base: 'Base',
      writes: 'likhta hai',
    },
    posts: { head: 'Blog se', all: 'Saare posts' },
    drive: {
      head: 'Aapka apna folder',
      lede: 'Files folders mein rakhiye, upload toote toh wahin se aage badhaiye, aur poora folder archive mein rakh dijiye jab tak wapas na chahiye.',
      open: 'Apni drive kholein',
    },
  },
);
