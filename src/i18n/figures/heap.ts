import { words } from '../words.ts';

/** What the figure of the heap of stones says. Until lesson three no digit stands for a number. */
export const heap = words(
  {
    floor: 'Sixteen stones on the floor',
    names: {
      scattered: 'Scattered',
      row: 'In a row',
      square: 'In a square',
      own: 'As you laid them',
    },
    lay: {
      scattered: 'Scatter the stones on the large floor',
      row: 'Lay the stones on the large floor in a row',
      square: 'Lay the stones on the large floor in a square',
    },
    stone: 'Stone {n} of sixteen',
    lifted: 'Lifted. The arrow keys carry it.',
    laid: 'Laid down. Still sixteen.',
    moved: 'One stone moved. Still sixteen.',
    still: '{name}. Still sixteen.',
    keys: 'Drag the stones of the large floor, or press a small one. With keys: arrows choose, Space lifts, arrows carry.',
    caption: 'The same sixteen, three times.',
  },
  {
    floor: 'Zameen par solah patthar',
    names: {
      scattered: 'Bikhre hue',
      row: 'Ek line mein',
      square: 'Chaukor mein',
      own: 'Jaise aapne rakhe',
    },
    lay: {
      scattered: 'Badi jagah ke patthar bikher dijiye',
      row: 'Badi jagah ke patthar ek line mein rakhiye',
      square: 'Badi jagah ke patthar chaukor mein rakhiye',
    },
    stone: 'Solah mein se patthar {n}',
    lifted: 'Utha liya. Arrow keys se le jaaiye.',
    laid: 'Rakh diya. Ab bhi solah.',
    moved: 'Ek patthar hila. Ab bhi solah.',
    still: '{name}. Ab bhi solah.',
    keys: 'Badi jagah ke patthar kheenchiye, ya chhoti wali dabaiye. Keyboard se: arrow se chuniye, Space se uthaiye, arrow se le jaaiye.',
    caption: 'Wahi solah, teen baar.',
  },
);
