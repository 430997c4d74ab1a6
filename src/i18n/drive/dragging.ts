import { words } from '../words.ts';

/** What is said while things are dragged; react-aria speaks most of it to screen readers. */
export const draggingWords = words(
  {
    drag: 'Drag {name} to a folder',
    /** The names of react-aria's own sentences. */
    aria: {
      dragItem: 'Drag {itemText}',
      dragSelectedItems: { one: 'Drag {n} selected item', other: 'Drag {n} selected items' },
      dragDescriptionKeyboard: 'Press Enter to start dragging.',
      dragDescriptionKeyboardAlt: 'Press Alt + Enter to start dragging.',
      dragDescriptionTouch: 'Double tap to start dragging.',
      dragDescriptionVirtual: 'Click to start dragging.',
      dragDescriptionLongPress: 'Long press to start dragging.',
      dragSelectedKeyboard: {
        one: 'Press Enter to drag {n} selected item.',
        other: 'Press Enter to drag {n} selected items.',
      },
      dragSelectedKeyboardAlt: {
        one: 'Press Alt + Enter to drag {n} selected item.',
        other: 'Press Alt + Enter to drag {n} selected items.',
      },
      dragSelectedLongPress: {
        one: 'Long press to drag {n} selected item.',
        other: 'Long press to drag {n} selected items.',
      },
      dragStartedKeyboard:
        'Dragging. Press Tab to reach a folder, then Enter to drop, or Escape to let go.',
      dragStartedTouch: 'Dragging. Go to a folder, then double tap to drop.',
      dragStartedVirtual: 'Dragging. Go to a folder, then click or press Enter to drop.',
      endDragKeyboard: 'Dragging. Press Enter to let go.',
      endDragTouch: 'Dragging. Double tap to let go.',
      endDragVirtual: 'Dragging. Click to let go.',
      dropDescriptionKeyboard: 'Press Enter to drop. Press Escape to let go.',
      dropDescriptionTouch: 'Double tap to drop.',
      dropDescriptionVirtual: 'Click to drop.',
      dropCanceled: 'Let go, nothing moved.',
      dropComplete: 'Dropped.',
      dropIndicator: 'place to drop',
      dropOnRoot: 'Drop on',
      dropOnItem: 'Drop on {itemText}',
      insertBefore: 'Insert before {itemText}',
      insertBetween: 'Insert between {beforeItemText} and {afterItemText}',
      insertAfter: 'Insert after {itemText}',
    },
  },
  {
    drag: '{name} ko folder tak kheenchiye',
    aria: {
      dragItem: '{itemText} kheenchiye',
      dragSelectedItems: {
        one: '{n} chuni cheez kheenchiye',
        other: '{n} chuni cheezen kheenchiye',
      },
      dragDescriptionKeyboard: 'Kheenchna shuru karne ke liye Enter dabaiye.',
      dragDescriptionKeyboardAlt: 'Kheenchna shuru karne ke liye Alt + Enter dabaiye.',
      dragDescriptionTouch: 'Kheenchna shuru karne ke liye do baar chhuiye.',
      dragDescriptionVirtual: 'Kheenchna shuru karne ke liye click kijiye.',
      dragDescriptionLongPress: 'Kheenchna shuru karne ke liye der tak dabaiye.',
      dragSelectedKeyboard: {
        one: '{n} chuni cheez kheenchne ke liye Enter dabaiye.',
        other: '{n} chuni cheezen kheenchne ke liye Enter dabaiye.',
      },
      dragSelectedKeyboardAlt: {
        one: '{n} chuni cheez kheenchne ke liye Alt + Enter dabaiye.',
        other: '{n} chuni cheezen kheenchne ke liye Alt + Enter dabaiye.',
      },
      dragSelectedLongPress: {
        one: '{n} chuni cheez kheenchne ke liye der tak dabaiye.',
        other: '{n} chuni cheezen kheenchne ke liye der tak dabaiye.',
      },
      dragStartedKeyboard:
        'Kheench rahe hain. Tab se folder tak jaiye, Enter se chhodiye, Escape se rehne dijiye.',
      dragStartedTouch: 'Kheench rahe hain. Folder tak jaiye, phir do baar chhuiye.',
      dragStartedVirtual:
        'Kheench rahe hain. Folder tak jaiye, phir click kijiye ya Enter dabaiye.',
      endDragKeyboard: 'Kheench rahe hain. Rehne dene ke liye Enter dabaiye.',
      endDragTouch: 'Kheench rahe hain. Rehne dene ke liye do baar chhuiye.',
      endDragVirtual: 'Kheench rahe hain. Rehne dene ke liye click kijiye.',
      dropDescriptionKeyboard: 'Chhodne ke liye Enter, rehne dene ke liye Escape dabaiye.',
      dropDescriptionTouch: 'Chhodne ke liye do baar chhuiye.',
      dropDescriptionVirtual: 'Chhodne ke liye click kijiye.',
      dropCanceled: 'Rehne diya, kuch nahin hila.',
      dropComplete: 'Chhod diya.',
      dropIndicator: 'chhodne ki jagah',
      dropOnRoot: 'Yahan chhodiye',
      dropOnItem: '{itemText} par chhodiye',
      insertBefore: '{itemText} se pehle rakhiye',
      insertBetween: '{beforeItemText} aur {afterItemText} ke beech rakhiye',
      insertAfter: '{itemText} ke baad rakhiye',
    },
  },
);
