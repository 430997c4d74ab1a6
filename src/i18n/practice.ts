import { words } from './words.ts';

/** The list of everything to practise, and the page of one skill with its sheet. */
export const practice = words(
  {
    title: 'Practice',
    head: 'Practise one thing at a time',
    description:
      'Every skill of the course: questions without end, each wrong answer told its cause, and sheets to print with their key.',
    more: 'More skills',
    progress: 'How far you are',
    skillTitle: '{name} · practice and a sheet to print',
    skillDescription:
      'Practise “{name}” as long as you like, and print a sheet of {count} questions with its key. The same link gives the same sheet.',
    lesson: 'From the lesson',
    sheet: 'A sheet to print',
    sheetLede:
      'The same seed gives the same questions everywhere: send the link, and everybody has this sheet.',
    sheetTitle: '{name} · sheet {seed}',
    seed: 'Seed',
    count: 'Questions',
    fresh: 'Other questions',
    print: 'Print',
    copy: 'Copy the link',
    copied: 'Copied',
    person: 'Name',
    day: 'Date',
    key: 'Key',
    keyTitle: 'Key: {name} · sheet {seed}',
  },
  {
    title: 'Abhyaas',
    head: 'Ek baar mein ek cheez ka abhyaas',
    description:
      'Course ki har cheez: jitne chahein utne sawaal, har galat jawab ki wajah, aur print karne ke liye sheet, apni key ke saath.',
    more: 'Aur abhyaas',
    progress: 'Aap kahan tak pahunche',
    skillTitle: '{name} · abhyaas aur print karne ki sheet',
    skillDescription:
      '“{name}” ka jitna chahein utna abhyaas, aur {count} sawaalon ki sheet key ke saath print kijiye. Wahi link wahi sheet deta hai.',
    lesson: 'Yeh lesson',
    sheet: 'Print karne ki sheet',
    sheetLede:
      'Wahi seed har jagah wahi sawaal deta hai: link bhejiye, sabke paas yahi sheet hogi.',
    sheetTitle: '{name} · sheet {seed}',
    seed: 'Seed',
    count: 'Kitne sawaal',
    fresh: 'Doosre sawaal',
    print: 'Print kijiye',
    copy: 'Link copy kijiye',
    copied: 'Ho gaya',
    person: 'Naam',
    day: 'Tareekh',
    key: 'Key',
    keyTitle: 'Key: {name} · sheet {seed}',
  },
);
