import { words } from './words.ts';

/** The page that searches. */
export const search = words(
  {
    title: 'Search',
    description:
      'Find a word in every lesson, post and practice page. The search runs in your browser: what you look for is sent nowhere.',
    noScript: 'Searching needs JavaScript. Everything that can be found is also listed below.',
    kinds: {
      lesson: 'Lesson',
      course: 'Course',
      post: 'Post',
      converter: 'Tool',
      practice: 'Practice',
    },
    say: {
      label: 'What are you looking for?',
      hint: 'Arrow keys lead through what is found, Escape leads back. Ctrl K or ⌘ K opens this page from anywhere.',
      go: 'Search',
      wait: 'Looking …',
      found: { one: '{n} page has “{words}”', other: '{n} pages have “{words}”' },
      none: 'Nothing has “{words}”.',
      noneHelp: 'Try fewer words, or one word only. Everything there is stands below.',
      failed: 'The search did not load.',
      failedHelp: 'Check the connection and try again; everything there is stands below.',
      again: 'Try again',
      more: 'Show more',
      results: 'What was found',
    },
    try: 'For example',
    examples: ['two fingers', 'hexadecimal', 'route table', 'refresh token'],
    all: 'Everything there is',
    posts: 'Posts',
    tools: 'To use',
  },
  {
    title: 'Khoj',
    description:
      'Har lesson, post aur abhyaas mein koi bhi shabd dhoondhiye. Khoj aapke browser mein hi chalti hai: aapke shabd kahin nahin jaate.',
    noScript:
      'Khoj ke liye JavaScript chahiye. Jo kuch mil sakta hai, uski poori list neeche bhi hai.',
    kinds: {
      lesson: 'Lesson',
      course: 'Course',
      post: 'Post',
      converter: 'Tool',
      practice: 'Abhyaas',
    },
    say: {
      label: 'Aap kya dhoondh rahe hain?',
      hint: 'Spelling jaisi bhi likhein, chalegi. Arrow keys se nateejon par jaiye, Escape se wapas. Ctrl K ya ⌘ K se yeh page kahin se bhi khulta hai.',
      go: 'Dhoondhiye',
      wait: 'Dhoondh rahe hain …',
      found: { one: '“{words}” {n} page par mila', other: '“{words}” {n} pages par mila' },
      none: '“{words}” kahin nahin mila.',
      noneHelp: 'Kam shabd likhkar dekhiye, ya ek hi shabd. Jo kuch hai, sab neeche likha hai.',
      failed: 'Khoj load nahin hui.',
      failedHelp: 'Connection dekhkar phir koshish kijiye; jo kuch hai, sab neeche likha hai.',
      again: 'Phir koshish kijiye',
      more: 'Aur dikhaiye',
      results: 'Jo mila',
    },
    try: 'Jaise',
    examples: ['patthar', 'do ungliyan', 'route table', 'refresh token'],
    all: 'Jo kuch yahan hai',
    posts: 'Posts',
    tools: 'Istemaal ke liye',
  },
);
