import { words } from './words.ts';

/** What stands around a lesson or a post. */
export const reading = words(
  {
    contents: 'On this page',
    course: 'In this course',
    minutes: { one: '{n} minute', other: '{n} minutes' },
    lessons: { one: '{n} lesson', other: '{n} lessons' },
    allLessons: { one: 'The whole course', other: 'All {n} lessons' },
    lesson: 'Lesson {n} of {all}',
    published: 'Written',
    waits: 'Not published yet: only you see this',
    updated: 'Changed',
    previous: 'Before this',
    next: 'After this',
    copy: 'Copy',
    copied: 'Copied',
    code: 'Code',
    table: 'Table',
    begin: 'Begin',
    read: 'Read',
    onlyEnglish: 'In English',
    blog: {
      title: 'Blog',
      description:
        'How networks reach the internet, how tokens are attacked and defended: one idea at a time, each with a figure.',
      head: 'Written slowly, to be read slowly',
    },
    lessonsPage: {
      title: 'Lessons',
      description:
        'Courses from zero, with figures that you can touch and questions that explain their answers. Free, and open without an account.',
      head: 'Learn by touching',
      note: 'Free, without an account, in two languages.',
    },
    feedFigure: 'A figure: see it on the page',
    plain: { figure: 'Figure', question: 'Question.', answer: 'Answer.' },
    topics: 'Topics',
    tag: {
      title: 'Posts about {tag}',
      description:
        'What we have written about {tag}, the newest first, each post whole and with its figures.',
      feed: 'Feed about {tag}',
    },
    series: { place: '{name}: part {n} of {all}', parts: 'The parts of this series' },
  },
  {
    contents: 'Is page par',
    course: 'Is course mein',
    minutes: { one: '{n} minute', other: '{n} minute' },
    lessons: { one: '{n} lesson', other: '{n} lessons' },
    allLessons: { one: 'Poora course', other: 'Saare {n} lessons' },
    lesson: 'Lesson {n}, kul {all}',
    published: 'Likha gaya',
    waits: 'Abhi publish nahin hua: sirf aap dekh rahe hain',
    updated: 'Badla gaya',
    previous: 'Isse pehle',
    next: 'Iske baad',
    copy: 'Copy',
    copied: 'Ho gaya',
    code: 'Code',
    table: 'Table',
    begin: 'Shuru karein',
    read: 'Padhiye',
    onlyEnglish: 'English mein',
    blog: {
      title: 'Blog',
      description:
        'Network internet tak kaise pahunchta hai, token par hamle kaise hote hain aur bachaav kaise: ek baar mein ek baat, har baat ka figure.',
      head: 'Dheere likha, dheere padhne ke liye',
    },
    lessonsPage: {
      title: 'Lessons',
      description:
        'Shuru se seekhne ke courses: figures jinhein aap chhoo sakte hain, aur sawaal jo apne jawab ki wajah batate hain. Muft, bina account ke.',
      head: 'Chhookar seekhiye',
      note: 'Muft, bina account ke, do bhashaon mein.',
    },
    feedFigure: 'Ek figure: page par dekhiye',
    plain: { figure: 'Figure', question: 'Sawaal.', answer: 'Jawab.' },
    topics: 'Vishay',
    tag: {
      title: '{tag} par posts',
      description:
        '{tag} ke baare mein humne jo likha hai, naya sabse pehle; har post poori, apne figures ke saath.',
      feed: '{tag} ki feed',
    },
    series: { place: '{name}: bhaag {n}, kul {all}', parts: 'Is series ke bhaag' },
  },
);
