/** What the name of an answer in this browser begins with. */
export const answerPrefix = 'answer.';

/** Where it stands that this browser has been signed in: then answers are sent, too. */
export const memberKey = 'member';
