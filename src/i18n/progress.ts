import { words } from './words.ts';

/** The page of what somebody has learned: where they stand, what is kept, and how it is taken along. */
export const progress = words(
  {
    title: 'How far you are',
    description:
      'What you have practised, what waits for a review, and what is kept of it. It advises you; no page is ever locked.',
    practice: 'To the practice',
    noScript: 'This page reads what your browser keeps. Please switch JavaScript on for this site.',
    say: {
      wait: 'Reading what this browser keeps…',
      none: 'Nothing is kept here yet. Answer a question of any drill, and you will find it here.',
      noneDue: 'Nothing waits for a review today.',
      due: { one: '{n} skill to review today.', other: '{n} skills to review today.' },
      standing: 'Where you stand',
      right: '{right} of {answers} right',
      cause: 'Often:',
      kept: 'What is kept',
      keptLede:
        'Of each answer: which skill and question, right or wrong, the cause when it is known, and when it was given. Nothing else, and nothing leaves this browser unless you sign in.',
      amount: 'Answers',
      most: '{n} of at most {most}',
      first: 'First',
      last: 'Last',
      size: 'Size',
      kilobytes: '{n} KB',
      full: 'No more answers fit into this browser. Export them to a file, then forget them here.',
      recent: { one: 'The last answer', other: 'The last {n} answers' },
      question: 'Question {seed}',
      wasRight: 'right',
      wasWrong: 'wrong',
      file: 'Take it along',
      fileLede:
        'One file holds all of it, and any browser takes it in on this page. What is there already is not counted twice.',
      exportFile: 'Export a file',
      importFile: 'Import a file',
      imported: { one: '{n} new answer came in.', other: '{n} new answers came in.' },
      nothingNew: 'Every answer of this file was here already.',
      noRoom: 'The rest did not fit: {most} answers are the most.',
      refused: {
        'not-json':
          'This file is none of ours: it is not JSON. Choose one that this page exported.',
        'not-ours': 'This file is JSON, but it does not hold answers from this page.',
        newer:
          'This file comes from a newer version of this page. Load the page again, then try once more.',
        'too-many': 'This file holds more answers than we keep: {most} are the most.',
        'too-large': 'This file is larger than any that this page exports.',
        broken:
          'Answer {n} of this file is not one that we write. Was the file changed? Nothing was taken from it.',
      },
      account: 'On all your devices',
      asking: 'Asking your account…',
      signedOut:
        'You are signed out: everything stays in this browser. When you sign in, it is kept in your account too and comes to your other devices. What you answered here before comes along.',
      signIn: 'Sign in',
      signedIn: 'Signed in as {name}. What is kept here is in your account, too.',
      later: 'Your account cannot be reached just now. Your answers wait here and are sent later.',
      again: 'Try again',
      forget: 'Forget',
      forgetHere: 'Every answer goes out of this browser, and where you stand begins anew.',
      forgetAccount:
        'Every answer goes out of your account and out of this browser. Another browser keeps its copy until you forget it there.',
      forgetAll: 'Forget everything…',
      forgetHead: 'Forget everything?',
      forgetWarning: 'This cannot be undone. If you may want it back, export a file first.',
      forgetYes: 'Forget everything',
      forgetNo: 'Keep it',
      forgotten: 'Everything is forgotten.',
      notForgotten: 'Your account cannot be reached just now, so nothing was forgotten.',
    },
  },
  {
    title: 'Aap kahan tak pahunche',
    description:
      'Kiska abhyaas hua, kya dohrana hai, aur iska kya rakha jaata hai. Yeh bas salaah hai; koi page kabhi band nahin hota.',
    practice: 'Abhyaas par chaliye',
    noScript:
      'Yeh page woh padhta hai jo aapka browser rakhta hai. Is site ke liye JavaScript chalu kijiye.',
    say: {
      wait: 'Browser ne jo rakha hai, use padh rahe hain…',
      none: 'Yahan abhi kuch nahin hai. Kisi bhi abhyaas ka ek sawaal kijiye, phir woh yahan dikhega.',
      noneDue: 'Aaj kuch dohrana nahin hai.',
      due: { one: 'Aaj {n} cheez dohrani hai.', other: 'Aaj {n} cheezein dohrani hain.' },
      standing: 'Aap kahan khade hain',
      right: '{answers} mein se {right} sahi',
      cause: 'Aksar:',
      kept: 'Kya rakha jaata hai',
      keptLede:
        'Har jawab ka itna: kaunsa abhyaas aur kaunsa sawaal, sahi ya galat, wajah agar pata ho, aur kab diya. Aur kuch nahin, aur aap sign in na karein toh is browser se kuch bahar nahin jaata.',
      amount: 'Jawab',
      most: '{n}, zyada se zyada {most}',
      first: 'Pehla',
      last: 'Aakhri',
      size: 'Kitna bada',
      kilobytes: '{n} KB',
      full: 'Is browser mein aur jawab nahin aate. Unhein file mein export kijiye, phir yahan bhula dijiye.',
      recent: { one: 'Aakhri jawab', other: 'Aakhri {n} jawab' },
      question: 'Sawaal {seed}',
      wasRight: 'sahi',
      wasWrong: 'galat',
      file: 'Saath le jaiye',
      fileLede:
        'Ek file mein sab aa jaata hai, aur koi bhi browser use isi page par le leta hai. Jo pehle se hai, woh do baar nahin gina jaata.',
      exportFile: 'File export kijiye',
      importFile: 'File import kijiye',
      imported: { one: '{n} naya jawab aaya.', other: '{n} naye jawab aaye.' },
      nothingNew: 'Is file ka har jawab pehle se yahan tha.',
      noRoom: 'Baaki ke liye jagah nahin thi: zyada se zyada {most} jawab.',
      refused: {
        'not-json':
          'Yeh file humari nahin hai: yeh JSON nahin hai. Woh file chuniye jo is page ne export ki ho.',
        'not-ours': 'Yeh file JSON toh hai, par ismein is page ke jawab nahin hain.',
        newer:
          'Yeh file is page ke naye version ki hai. Page phir se kholiye, phir koshish kijiye.',
        'too-many': 'Is file mein itne jawab hain jitne hum nahin rakhte: zyada se zyada {most}.',
        'too-large': 'Yeh file us har file se badi hai jo yeh page export karta hai.',
        broken:
          'Is file ka jawab {n} waisa nahin hai jaisa hum likhte hain. Kya file badli gayi? Usse kuch nahin liya gaya.',
      },
      account: 'Aapke sab devices par',
      asking: 'Account se pooch rahe hain…',
      signedOut:
        'Aap signed out hain: sab isi browser mein rehta hai. Sign in karne par yeh account mein bhi rakha jaata hai aur aapke doosre devices tak pahunchta hai. Yahan pehle diye jawab bhi saath aate hain.',
      signIn: 'Sign in kijiye',
      signedIn: 'Aap {name} naam se signed in hain. Jo yahan hai, woh account mein bhi hai.',
      later:
        'Account tak abhi nahin pahunch sakte. Aapke jawab yahan ruke hain, baad mein bhej denge.',
      again: 'Phir koshish kijiye',
      forget: 'Bhula dijiye',
      forgetHere: 'Har jawab is browser se hat jaayega, aur sab nayi shuruaat se ginenge.',
      forgetAccount:
        'Har jawab aapke account se aur is browser se hat jaayega. Doosra browser apni copy tab tak rakhta hai jab tak aap wahan bhi na bhulayein.',
      forgetAll: 'Sab bhula dijiye…',
      forgetHead: 'Sab bhula dein?',
      forgetWarning: 'Yeh wapas nahin aata. Kabhi chahiye ho, toh pehle file export kijiye.',
      forgetYes: 'Sab bhula dijiye',
      forgetNo: 'Rehne dijiye',
      forgotten: 'Sab bhula diya gaya.',
      notForgotten: 'Account tak abhi nahin pahunch sakte, isliye kuch nahin bhulaya gaya.',
    },
  },
);
