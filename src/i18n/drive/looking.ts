import { words } from '../words.ts';

/** What the drive says about how things are shown and found again: tiles, stars, recent files. */
export const lookingWords = words(
  {
    rows: 'Show as a list',
    grid: 'Show as tiles',
    saidRows: 'Shown as a list.',
    saidGrid: 'Shown as tiles.',

    star: 'Add a star',
    unstar: 'Take the star away',
    starOf: 'Star for {name}',
    starred: '“{name}” has a star.',
    unstarred: '“{name}” has no star any more.',
    starredMany: { one: '{n} item has a star.', other: '{n} items have a star.' },
    unstarredMany: {
      one: '{n} item has no star any more.',
      other: '{n} items have no star any more.',
    },

    views: {
      recent: {
        empty: 'No file has come yet',
        text: 'What you upload or change stands here, the newest first.',
      },
      starred: {
        empty: 'Nothing has a star yet',
        text: 'Give one to what you need often: choose it and press *, or use its menu.',
      },
    },
    said: '{place}. {items}.',
    saidMore: '{place}. More than {n} items.',
    offline: 'This list comes when you are online again.',
  },
  {
    rows: 'List mein dikhaiye',
    grid: 'Tiles mein dikhaiye',
    saidRows: 'Ab list dikh rahi hai.',
    saidGrid: 'Ab tiles dikh rahe hain.',

    star: 'Star lagaiye',
    unstar: 'Star hataiye',
    starOf: '{name} ka star',
    starred: '“{name}” par star hai.',
    unstarred: '“{name}” par ab star nahin hai.',
    starredMany: { one: '{n} cheez par star hai.', other: '{n} cheezon par star hai.' },
    unstarredMany: {
      one: '{n} cheez par ab star nahin hai.',
      other: '{n} cheezon par ab star nahin hai.',
    },

    views: {
      recent: {
        empty: 'Abhi koi file nahin aayi',
        text: 'Aap jo upload karte ya badalte hain, woh yahan dikhta hai. Sabse naya sabse upar.',
      },
      starred: {
        empty: 'Abhi kisi par star nahin hai',
        text: 'Jo aksar chahiye, us par star lagaiye: use chuniye aur * dabaiye, ya uske menu se.',
      },
    },
    said: '{place}. {items}.',
    saidMore: '{place}. {n} se zyada cheezen.',
    offline: 'Internet wapas aane par yeh list aayegi.',
  },
);
