import { drillWords } from './drill-words.ts';

/** What the skill `regroup` says. */
export const drill = drillWords(
  {
    name: 'By fours',
    ask: {
      group: 'Write {numeral} in base sixteen.',
      spread: 'Write {numeral} in base two.',
    },
    steps: {
      cut: 'Cut from the right, four by four, and fill up on the left: {groups}.',
      each: 'Each digit becomes four places.',
      read: 'Group by group: {pairs}.',
      done: 'Put them together: {numeral}.',
    },
    mistakes: {
      'groups-from-left':
        'You cut from the left, as we read. But the place worth 1 is on the right: cut there, or every group stands on wrong places.',
      'pads-right':
        'You filled up the short group on its right. That makes it larger; zeros in front of it change nothing.',
      'letters-join':
        'You wrote ten or more with two symbols. A group is one digit, and above nine it is a letter.',
      'drops-zeros':
        'You left zeros out inside. Only the first group may lose them; each of the others holds four places.',
    },
  },
  {
    name: 'Chaar-chaar',
    ask: {
      group: '{numeral} ko base solah mein likhiye.',
      spread: '{numeral} ko base do mein likhiye.',
    },
    steps: {
      cut: 'Daayein se chaar-chaar kaatiye, baayein 0 bhariye: {groups}.',
      each: 'Har digit ki chaar jagahein banengi.',
      read: 'Ek-ek group: {pairs}.',
      done: 'Jod kar likhiye: {numeral}.',
    },
    mistakes: {
      'groups-from-left':
        'Aapne baayein se kaata, jaise padhte hain. Par 1 wali jagah daayein hai: wahin se kaatiye, nahin toh har group galat jagahon par hoga.',
      'pads-right':
        'Aapne chhote group mein 0 daayein bhare. Usse woh bada ho gaya; baayein ke 0 kuch nahin badalte.',
      'letters-join':
        'Aapne das ya zyada ko do symbols se likha. Ek group ek hi digit hai, nau se upar akshar.',
      'drops-zeros':
        'Aapne beech ke 0 chhod diye. Sirf pehla group unhein chhod sakta hai; baaki sab mein chaar jagahein hain.',
    },
  },
);
