import { words } from './words.ts';

/** The pages that explain a refusal, and those for an address or a machine that fails. */
export const problemPage = words(
  {
    kind: 'A refusal of Solah, status {status}',
    again: 'Trying again can help: wait a little, then do the same once more.',
    final: 'Trying the same again will not help: something in the request has to change.',
    code: 'In an answer of our interface this is the code',
    home: 'To the first page',
    lessons: 'To the lessons',
    refused: 'This page is for those who run this place.',
    account: 'To your account',
    missing: { title: 'Nothing here', says: 'There is no page at this address.' },
    broken: {
      title: 'Our mistake',
      says: 'Something of ours broke. Nothing of yours is lost; please try again in a moment.',
    },
    ways: 'The same number, written four ways',
  },
  {
    kind: 'Solah ka inkaar, status {status}',
    again: 'Dobara karne se kaam ban sakta hai: zara rukiye, phir wahi ek baar aur kijiye.',
    final: 'Wahi dobara karne se kaam nahin banega: request mein kuch badalna hoga.',
    code: 'Humare interface ke jawab mein iska code hai',
    home: 'Pehle page par',
    lessons: 'Lessons par',
    refused: 'Yeh page unke liye hai jo yeh jagah chalate hain.',
    account: 'Apne account par',
    missing: { title: 'Yahan kuch nahin', says: 'Is pate par koi page nahin hai.' },
    broken: {
      title: 'Galti humari hai',
      says: 'Humare yahan kuch toot gaya. Aapka kuch nahin khoya; thodi der mein phir koshish kijiye.',
    },
    ways: 'Wahi sankhya, chaar tareekon se',
  },
);
