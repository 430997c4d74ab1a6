/** What the name of an answer in this browser begins with. */
export const answerPrefix = 'answer.';

/** Where the account stands that this browser was last signed in to: then answers are sent, too. */
export const memberKey = 'member';

/** Stands there from the sign-in until the first answer of the server says whose account it is. */
export const unknownMember = '?';
