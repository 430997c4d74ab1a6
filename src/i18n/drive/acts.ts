import { words } from '../words.ts';

/** What the drive says when things are moved, copied, thrown away and brought back. */
export const actWords = words(
  {
    move: 'Move to…',
    copy: 'Copy to…',
    cut: 'Cut',
    copyHere: 'Copy',
    paste: 'Paste',
    pasteMany: { one: 'Paste {n} item', other: 'Paste {n} items' },
    empty: 'Empty the folder',
    zip: 'Download as zip',

    place: {
      moveTitle: 'Move “{name}”',
      copyTitle: 'Copy “{name}”',
      moveMany: { one: 'Move {n} item', other: 'Move {n} items' },
      copyMany: { one: 'Copy {n} item', other: 'Copy {n} items' },
      list: 'Folders in {name}',
      up: 'Up to {name}',
      none: 'No folders in here.',
      more: 'More folders',
      move: 'Move here',
      copy: 'Copy here',
      closed: 'Nothing can be put into this folder now.',
      same: 'It already lies here.',
      inside: 'A folder cannot go into itself.',
    },

    said: {
      moved: '“{name}” moved to “{place}”.',
      movedMany: { one: '{n} item moved to “{place}”.', other: '{n} items moved to “{place}”.' },
      copied: '“{name}” copied to “{place}”.',
      copiedMany: { one: '{n} item copied to “{place}”.', other: '{n} items copied to “{place}”.' },
      cut: {
        one: '{n} item cut. Open a folder and paste it there.',
        other: '{n} items cut. Open a folder and paste them there.',
      },
      taken: {
        one: '{n} item copied. Open a folder and paste it there.',
        other: '{n} items copied. Open a folder and paste them there.',
      },
      letGo: 'Nothing is cut any more.',
      emptied: { one: '{n} item is in the trash.', other: '{n} items are in the trash.' },
      nothingToUndo: 'There is nothing to undo.',
      broughtBack: { one: '{n} item is back.', other: '{n} items are back.' },
      forgotten: { one: '{n} item is gone for good.', other: '{n} items are gone for good.' },
    },

    work: {
      label: 'What is going on',
      move: { one: 'Moving {n} item', other: 'Moving {n} items' },
      copy: { one: 'Copying {n} item', other: 'Copying {n} items' },
      trash: { one: 'Moving {n} item to the trash', other: 'Moving {n} items to the trash' },
      undo: 'Undoing',
      done: '{done} of {total}',
    },

    refused: {
      title: {
        one: '{n} item was left as it is',
        other: '{n} items were left as they are',
      },
      more: { one: 'and {n} more', other: 'and {n} more' },
      keepBoth: 'Keep both',
      skip: 'Skip',
      throwWhole: 'Throw away with what is inside',
      why: {
        'name-taken': 'The name is already there.',
        'folder-not-empty': 'The folder is not empty.',
        'folder-archived': 'It is in the archive.',
        'folder-busy': 'The archive is working on it.',
        'folder-inside-itself': 'A folder cannot go into itself.',
        'folder-too-deep': 'Folders would lie too deep.',
        'in-trash': 'It is in the trash.',
        'quota-full': 'There is no space left.',
        'file-not-found': 'It is not there any more.',
        'folder-not-found': 'It is not there any more.',
        'undo-too-late': 'It has changed since.',
        other: 'It did not work.',
      },
    },

    trash: {
      putBackMany: { one: 'Put back {n}', other: 'Put back {n}' },
      forget: { one: 'Delete {n} for good', other: 'Delete {n} for good' },
      all: 'Empty the trash',
      title: { one: 'Delete {n} item for good?', other: 'Delete {n} items for good?' },
      text: 'Nobody can bring it back after that.',
      confirm: 'Delete for good',
    },

    stepDone: 'Done',
    removeFolder: 'Move the folder to the trash',
  },
  {
    move: 'Kahin aur rakhiye…',
    copy: 'Kahin aur copy kijiye…',
    cut: 'Cut kijiye',
    copyHere: 'Copy kijiye',
    paste: 'Paste kijiye',
    pasteMany: { one: '{n} cheez paste kijiye', other: '{n} cheezen paste kijiye' },
    empty: 'Folder khaali kijiye',
    zip: 'Zip mein download kijiye',

    place: {
      moveTitle: '“{name}” kahan rakhen?',
      copyTitle: '“{name}” kahan copy karen?',
      moveMany: { one: '{n} cheez kahan rakhen?', other: '{n} cheezen kahan rakhen?' },
      copyMany: { one: '{n} cheez kahan copy karen?', other: '{n} cheezen kahan copy karen?' },
      list: '{name} ke folder',
      up: 'Upar, {name} mein',
      none: 'Is mein koi folder nahin hai.',
      more: 'Aur folder',
      move: 'Yahan rakhiye',
      copy: 'Yahan copy kijiye',
      closed: 'Is folder mein abhi kuch nahin rakh sakte.',
      same: 'Yeh pehle se yahin hai.',
      inside: 'Folder apne hi andar nahin ja sakta.',
    },

    said: {
      moved: '“{name}” ab “{place}” mein hai.',
      movedMany: {
        one: '{n} cheez ab “{place}” mein hai.',
        other: '{n} cheezen ab “{place}” mein hain.',
      },
      copied: '“{name}” ki copy “{place}” mein hai.',
      copiedMany: {
        one: '{n} cheez ki copy “{place}” mein hai.',
        other: '{n} cheezon ki copy “{place}” mein hai.',
      },
      cut: {
        one: '{n} cheez cut ki. Ab folder kholiye aur paste kijiye.',
        other: '{n} cheezen cut kin. Ab folder kholiye aur paste kijiye.',
      },
      taken: {
        one: '{n} cheez copy ki. Ab folder kholiye aur paste kijiye.',
        other: '{n} cheezen copy kin. Ab folder kholiye aur paste kijiye.',
      },
      letGo: 'Ab kuch cut kiya hua nahin hai.',
      emptied: { one: '{n} cheez trash mein hai.', other: '{n} cheezen trash mein hain.' },
      nothingToUndo: 'Wapas lene ko kuch nahin hai.',
      broughtBack: { one: '{n} cheez wapas aa gayi.', other: '{n} cheezen wapas aa gayin.' },
      forgotten: {
        one: '{n} cheez hamesha ke liye mit gayi.',
        other: '{n} cheezen hamesha ke liye mit gayin.',
      },
    },

    work: {
      label: 'Abhi kya chal raha hai',
      move: { one: '{n} cheez ja rahi hai', other: '{n} cheezen ja rahi hain' },
      copy: { one: '{n} cheez copy ho rahi hai', other: '{n} cheezen copy ho rahi hain' },
      trash: {
        one: '{n} cheez trash mein ja rahi hai',
        other: '{n} cheezen trash mein ja rahi hain',
      },
      undo: 'Wapas le rahe hain',
      done: '{total} mein se {done}',
    },

    refused: {
      title: {
        one: '{n} cheez jaisi thi, waisi hi hai',
        other: '{n} cheezen jaisi thin, waisi hi hain',
      },
      more: { one: 'aur {n}', other: 'aur {n}' },
      keepBoth: 'Dono rakhiye',
      skip: 'Chhod dijiye',
      throwWhole: 'Andar ki cheezon ke saath trash mein daliye',
      why: {
        'name-taken': 'Yeh naam wahan pehle se hai.',
        'folder-not-empty': 'Folder khaali nahin hai.',
        'folder-archived': 'Yeh archive mein hai.',
        'folder-busy': 'Archive is par kaam kar raha hai.',
        'folder-inside-itself': 'Folder apne hi andar nahin ja sakta.',
        'folder-too-deep': 'Folder bahut gehre ho jayenge.',
        'in-trash': 'Yeh trash mein hai.',
        'quota-full': 'Jagah nahin bachi.',
        'file-not-found': 'Yeh ab wahan nahin hai.',
        'folder-not-found': 'Yeh ab wahan nahin hai.',
        'undo-too-late': 'Yeh is beech badal gaya.',
        other: 'Yeh nahin ho paya.',
      },
    },

    trash: {
      putBackMany: { one: '{n} wapas rakhiye', other: '{n} wapas rakhiye' },
      forget: { one: '{n} hamesha ke liye mitaiye', other: '{n} hamesha ke liye mitaiye' },
      all: 'Trash khaali kijiye',
      title: {
        one: '{n} cheez hamesha ke liye mitayen?',
        other: '{n} cheezen hamesha ke liye mitayen?',
      },
      text: 'Us ke baad koi ise wapas nahin la sakta.',
      confirm: 'Hamesha ke liye mitaiye',
    },

    stepDone: 'Ho gaya',
    removeFolder: 'Folder trash mein daliye',
  },
);
