import type { Language } from '#i18n/languages.ts';

type Row = { readonly status: number; readonly again?: true } & Readonly<Record<Language, string>>;

/**
 * Every way the product says no: its HTTP status, the sentence a person reads, and whether trying
 * again can help.
 */
export const problems = {
  // The door ------------------------------------------------------------------------------------
  'bad-request': {
    status: 400,
    en: 'We could not understand this request.',
    'hi-Latn': 'Yeh request hum samajh nahin paye.',
  },
  'not-json': {
    status: 400,
    en: 'The body of this request is not valid JSON.',
    'hi-Latn': 'Is request ki body sahi JSON nahin hai.',
  },
  invalid: {
    status: 400,
    en: 'Something in this request is missing or wrong.',
    'hi-Latn': 'Is request mein kuch chhoot gaya hai ya galat hai.',
  },
  'not-found': {
    status: 404,
    en: 'There is nothing at this address.',
    'hi-Latn': 'Is pate par kuch nahin hai.',
  },
  'method-not-allowed': {
    status: 405,
    en: 'This address does not take this kind of request.',
    'hi-Latn': 'Yeh pata is tarah ki request nahin leta.',
  },
  'request-timeout': {
    status: 408,
    again: true,
    en: 'The request came too slowly and was given up.',
    'hi-Latn': 'Request bahut dheere aayi, isliye chhod di gayi.',
  },
  'body-too-large': {
    status: 413,
    en: 'The body of this request is too large.',
    'hi-Latn': 'Is request ki body bahut badi hai.',
  },
  'url-too-long': {
    status: 414,
    en: 'This address is too long.',
    'hi-Latn': 'Yeh pata bahut lamba hai.',
  },
  'wrong-content-type': {
    status: 415,
    en: 'This address does not take this type of content.',
    'hi-Latn': 'Yeh pata is type ka content nahin leta.',
  },
  'wrong-host': {
    status: 421,
    en: 'This server does not answer for that host.',
    'hi-Latn': 'Yeh server us host ke liye jawab nahin deta.',
  },
  'too-many-requests': {
    status: 429,
    again: true,
    en: 'Too many tries. Please wait a little.',
    'hi-Latn': 'Bahut zyada koshishen. Thoda rukiye.',
  },
  'too-many-streams': {
    status: 429,
    again: true,
    en: 'Too many windows listen for changes already. Close some, or try again later.',
    'hi-Latn': 'Bahut saari windows badlav sun rahi hain. Kuch band kijiye, ya baad mein dekhiye.',
  },
  'headers-too-large': {
    status: 431,
    en: 'The headers of this request are too large.',
    'hi-Latn': 'Is request ke headers bahut bade hain.',
  },
  internal: {
    status: 500,
    en: 'Something broke on our side. It has been noted.',
    'hi-Latn': 'Humari taraf kuch toot gaya. Hum ne note kar liya hai.',
  },
  'database-away': {
    status: 503,
    again: true,
    en: 'The database does not answer just now. Please try again.',
    'hi-Latn': 'Database abhi jawab nahin de raha. Phir koshish kijiye.',
  },
  'shutting-down': {
    status: 503,
    again: true,
    en: 'The server is restarting. Please try again in a moment.',
    'hi-Latn': 'Server dobara shuru ho raha hai. Ek pal mein phir koshish kijiye.',
  },
  // The drive -----------------------------------------------------------------------------------
  'folder-not-found': {
    status: 404,
    en: 'This folder does not exist.',
    'hi-Latn': 'Yeh folder nahin mila.',
  },
  'file-not-found': {
    status: 404,
    en: 'This file does not exist.',
    'hi-Latn': 'Yeh file nahin mili.',
  },
  'upload-not-found': {
    status: 404,
    en: 'This upload does not exist.',
    'hi-Latn': 'Yeh upload nahin mila.',
  },
  'plan-not-found': {
    status: 404,
    en: 'This plan of uploads does not exist, or its time is over. Make a new one.',
    'hi-Latn': 'Uploads ka yeh plan nahin mila, ya uska samay nikal gaya. Naya banaiye.',
  },
  'plan-used-up': {
    status: 409,
    en: 'This plan has begun as many uploads as it may. Make a new one for the rest.',
    'hi-Latn': 'Is plan se jitne upload shuru ho sakte the, ho chuke. Baaki ke liye naya banaiye.',
  },
  'archive-not-found': {
    status: 404,
    en: 'This archive does not exist.',
    'hi-Latn': 'Yeh archive nahin mila.',
  },
  'trash-not-found': {
    status: 404,
    en: 'This is not in the trash.',
    'hi-Latn': 'Yeh trash mein nahin hai.',
  },
  'name-taken': {
    status: 409,
    en: 'Something in this folder already has this name.',
    'hi-Latn': 'Is folder mein yeh naam pehle se hai.',
  },
  'name-invalid': {
    status: 400,
    en: 'This name cannot be used here.',
    'hi-Latn': 'Yeh naam yahan nahin chalega.',
  },
  'name-differs': {
    status: 409,
    en: 'This is not the name of the folder. Type it as it stands there.',
    'hi-Latn': 'Yeh is folder ka naam nahin hai. Jaisa wahan likha hai, waisa hi likhiye.',
  },
  'folder-not-empty': {
    status: 409,
    en: 'This folder is not empty. Empty it first, then delete it.',
    'hi-Latn': 'Yeh folder khaali nahin hai. Pehle ise khaali kijiye, phir delete kijiye.',
  },
  'folder-empty': {
    status: 409,
    en: 'This folder is empty, so there is nothing to archive.',
    'hi-Latn': 'Yeh folder khaali hai, archive karne ko kuch nahin hai.',
  },
  'folder-archived': {
    status: 409,
    en: 'This folder is archived. Restore it first.',
    'hi-Latn': 'Yeh folder archive mein hai. Pehle ise restore kijiye.',
  },
  'folder-busy': {
    status: 409,
    again: true,
    en: 'This folder is being archived or restored. Please wait until that is done.',
    'hi-Latn': 'Yeh folder abhi archive ya restore ho raha hai. Poora hone tak rukiye.',
  },
  'archive-checked': {
    status: 429,
    again: true,
    en: 'This archive was checked less than an hour ago, and each look at it costs a little.',
    'hi-Latn':
      'Is archive ki jaanch ek ghante ke andar ho chuki hai, aur har jaanch ka kuch kharch hai.',
  },
  'folder-not-archived': {
    status: 409,
    en: 'This folder is not archived.',
    'hi-Latn': 'Yeh folder archive mein nahin hai.',
  },
  'folder-too-deep': {
    status: 400,
    en: 'Folders cannot be nested any deeper.',
    'hi-Latn': 'Folder ke andar folder ki hadd yahan khatm hoti hai.',
  },
  'folder-too-large': {
    status: 413,
    en: 'This is too large to be taken in one go. Take a part of it.',
    'hi-Latn': 'Ek baar mein lene ke liye yeh bahut bada hai. Iska ek hissa lijiye.',
  },
  'folder-inside-itself': {
    status: 409,
    en: 'A folder cannot go into itself, nor into a folder that lies in it.',
    'hi-Latn': 'Folder apne hi andar nahin ja sakta, na hi apne andar ke kisi folder mein.',
  },
  'root-fixed': {
    status: 409,
    en: 'The drive itself cannot be renamed, moved, archived or deleted.',
    'hi-Latn':
      'Poori drive ka naam badalna, use kahin le jaana, archive ya delete karna nahin ho sakta.',
  },
  'in-trash': {
    status: 409,
    en: 'This is in the trash. Take it out first.',
    'hi-Latn': 'Yeh trash mein hai. Pehle ise wahan se nikaliye.',
  },
  'journal-not-found': {
    status: 404,
    en: 'This act is not known, or it happened too long ago.',
    'hi-Latn': 'Yeh kaam nahin mila, ya bahut pehle hua tha.',
  },
  'act-running': {
    status: 409,
    again: true,
    en: 'This act is still going on. Please wait until it is done.',
    'hi-Latn': 'Yeh kaam abhi chal raha hai. Poora hone tak rukiye.',
  },
  'undo-too-late': {
    status: 409,
    en: 'This cannot be undone any more: something has changed since.',
    'hi-Latn': 'Yeh ab wapas nahin ho sakta, kyonki iske baad kuch badal gaya hai.',
  },
  'key-reused': {
    status: 409,
    en: 'This Idempotency-Key was used for another request already.',
    'hi-Latn': 'Yeh Idempotency-Key pehle hi kisi aur request ke liye chal chuki hai.',
  },
  'nothing-running': {
    status: 409,
    en: 'Nothing is running that could be cancelled.',
    'hi-Latn': 'Abhi kuch chal nahin raha jise roka ja sake.',
  },
  'tier-unavailable': {
    status: 409,
    en: 'This way of restoring is not offered for this archive.',
    'hi-Latn': 'Is archive ke liye restore ka yeh tareeka nahin hai.',
  },
  'upload-offset': {
    status: 409,
    en: 'The upload stands at another place. Ask for its offset and go on from there.',
    'hi-Latn': 'Upload kisi aur jagah par hai. Uska offset poochiye aur wahan se aage badhiye.',
  },
  'upload-incomplete': {
    status: 409,
    en: 'This upload has not arrived whole.',
    'hi-Latn': 'Yeh upload abhi poora nahin aaya.',
  },
  'upload-finished': {
    status: 409,
    en: 'This upload is finished. Delete the file instead.',
    'hi-Latn': 'Yeh upload poora ho chuka hai. Iske badle file delete kijiye.',
  },
  'too-many-uploads': {
    status: 409,
    en: 'Too many uploads are unfinished. Finish or cancel some first.',
    'hi-Latn': 'Bahut saare upload adhoore hain. Pehle kuch poore ya cancel kijiye.',
  },
  'share-gone': {
    status: 410,
    en: 'This link does not work, or not any more. Ask whoever sent it for a new one.',
    'hi-Latn':
      'Yeh link kaam nahin karta, ya ab nahin karta. Jisne bheja, unse naya link maangiye.',
  },
  'share-password': {
    status: 403,
    en: 'This link needs its password.',
    'hi-Latn': 'Is link ke liye password chahiye.',
  },
  'share-wrong-password': {
    status: 403,
    en: 'This is not the password of this link.',
    'hi-Latn': 'Yeh is link ka password nahin hai.',
  },
  'share-not-found': {
    status: 404,
    en: 'This is not shared any more.',
    'hi-Latn': 'Yeh ab share nahin hai.',
  },
  'shared-to-read': {
    status: 403,
    en: 'This was shared with you to read. Whoever shared it can let you change it.',
    'hi-Latn':
      'Yeh aapke saath sirf padhne ke liye share hua hai. Badalne ka haq share karne wale se maangiye.',
  },
  'share-with-oneself': {
    status: 409,
    en: 'This is your own address. Name the one of somebody else.',
    'hi-Latn': 'Yeh aapka apna pata hai. Kisi aur ka pata likhiye.',
  },
  'too-many-shares': {
    status: 409,
    en: 'You share as much as one account can share. Close some shares first.',
    'hi-Latn': 'Ek account jitna share kar sakta hai, utna ho chuka hai. Pehle kuch band kijiye.',
  },
  'zip-not-found': {
    status: 404,
    en: 'This zip is not kept any more. Ask for it again.',
    'hi-Latn': 'Yeh zip ab nahin rakhi hai. Ise phir se maangiye.',
  },
  'thumb-not-found': {
    status: 404,
    en: 'There is no small picture of this file.',
    'hi-Latn': 'Is file ki koi chhoti tasveer nahin hai.',
  },
  'thumb-invalid': {
    status: 400,
    en: 'This is not a small picture: a still WebP, no side longer than 512 pixels.',
    'hi-Latn': 'Yeh chhoti tasveer nahin hai: ek sthir WebP chahiye, 512 pixel se badi nahin.',
  },
  'upload-gone': {
    status: 410,
    en: 'This upload was cancelled or has expired.',
    'hi-Latn': 'Yeh upload cancel ho gaya ya iska samay nikal gaya.',
  },
  'upload-busy': {
    status: 423,
    again: true,
    en: 'Another request is sending to this upload. Please try again in a moment.',
    'hi-Latn': 'Koi aur request is upload mein bhej rahi hai. Ek pal mein phir koshish kijiye.',
  },
  'upload-length': {
    status: 400,
    en: 'The length of this upload is missing or wrong.',
    'hi-Latn': 'Is upload ki lambai nahin di gayi ya galat hai.',
  },
  'tus-version': {
    status: 412,
    en: 'Uploads here speak tus 1.0.0. Name it in the header Tus-Resumable.',
    'hi-Latn': 'Yahan upload tus 1.0.0 bolte hain. Tus-Resumable header mein yeh likhiye.',
  },
  'bytes-differ': {
    status: 400,
    en: 'What arrived is not what was announced. Please send the file again.',
    'hi-Latn': 'Jo aaya woh bataye gaye se alag hai. File phir se bhejiye.',
  },
  'cursor-invalid': {
    status: 400,
    en: 'This page address does not fit this list. Start again at the first page.',
    'hi-Latn': 'Page ka yeh pata is list ka nahin hai. Pehle page se shuru kijiye.',
  },
  'changed-meanwhile': {
    status: 412,
    en: 'This has changed since you looked. Look again and decide.',
    'hi-Latn': 'Aap ke dekhne ke baad yeh badal gaya hai. Phir se dekhkar tay kijiye.',
  },
  'version-required': {
    status: 428,
    en: 'Say which version you mean with the header If-Match.',
    'hi-Latn': 'If-Match header mein bataiye ki aap kis version ki baat kar rahe hain.',
  },
  'file-too-large': {
    status: 413,
    en: 'This file is larger than one file may be.',
    'hi-Latn': 'Yeh file ek file ki hadd se badi hai.',
  },
  'quota-full': {
    status: 413,
    en: 'Your drive does not have room for this.',
    'hi-Latn': 'Aap ki drive mein iske liye jagah nahin hai.',
  },
  'storage-full': {
    status: 413,
    en: 'The server has no room left for this.',
    'hi-Latn': 'Server par iske liye jagah nahin bachi.',
  },
  'range-outside': {
    status: 416,
    en: 'This part lies outside the file.',
    'hi-Latn': 'Yeh hissa file ke bahar hai.',
  },
  'storage-away': {
    status: 503,
    again: true,
    en: 'The storage does not answer just now. Please try again.',
    'hi-Latn': 'Storage abhi jawab nahin de raha. Phir koshish kijiye.',
  },
  // Progress ------------------------------------------------------------------------------------
  'answer-from-future': {
    status: 400,
    en: 'An answer is dated in the future. Set the clock of this device right.',
    'hi-Latn': 'Ek jawab par aage ki tareekh hai. Is device ki ghadi theek kijiye.',
  },
  'progress-full': {
    status: 409,
    en: 'Your account holds as many answers as it can. Export them, then forget them here.',
    'hi-Latn':
      'Aapke account mein aur jawab nahin aa sakte. Unhein export kijiye, phir yahan bhula dijiye.',
  },
  // The machinery -------------------------------------------------------------------------------
  'message-not-found': {
    status: 404,
    en: 'This message is no longer among the dead letters.',
    'hi-Latn': 'Yeh message ab dead letters mein nahin hai.',
  },
  'message-unreadable': {
    status: 409,
    en: 'Nobody can read this message. It can only be dropped.',
    'hi-Latn': 'Is message ko koi padh nahin sakta. Ise sirf hata sakte hain.',
  },
  'check-running': {
    status: 409,
    again: true,
    en: 'A check is running already. Please wait until it has ended.',
    'hi-Latn': 'Ek jaanch abhi chal rahi hai. Uske khatm hone ka intezaar kijiye.',
  },
  // Accounts ------------------------------------------------------------------------------------
  'not-signed-in': {
    status: 401,
    en: 'Please sign in first.',
    'hi-Latn': 'Pehle sign in kijiye.',
  },
  'wrong-credentials': {
    status: 401,
    en: 'Address and password do not fit together.',
    'hi-Latn': 'Pata aur password aapas mein nahin milte.',
  },
  'wrong-code': {
    status: 403,
    en: 'This code does not fit, or it was used already. Please take the newest one.',
    'hi-Latn': 'Yeh code sahi nahin, ya chal chuka hai. Sabse naya code lijiye.',
  },
  'sign-in-over': {
    status: 403,
    en: 'This sign-in took too long or was tried too often. Please sign in again.',
    'hi-Latn': 'Is sign in mein der hui, ya bahut baar koshish hui. Phir se sign in kijiye.',
  },
  'passkey-refused': {
    status: 403,
    en: 'This passkey was not taken. Please try again.',
    'hi-Latn': 'Yeh passkey nahin chali. Phir koshish kijiye.',
  },
  'too-many-passkeys': {
    status: 409,
    en: 'Your account has as many passkeys as it can. Remove one first.',
    'hi-Latn': 'Aapke account mein aur passkeys nahin aa sakti. Pehle ek hataiye.',
  },
  'totp-exists': {
    status: 409,
    en: 'An app gives codes for your account already. Remove it first.',
    'hi-Latn': 'Ek app aapke account ke liye code pehle se deta hai. Pehle use hataiye.',
  },
  'enrolment-over': {
    status: 409,
    en: 'This took too long. Please begin again.',
    'hi-Latn': 'Ismein der ho gayi. Phir se shuru kijiye.',
  },
  'factor-not-found': {
    status: 404,
    en: 'Your account does not have this any more.',
    'hi-Latn': 'Yeh ab aapke account mein nahin hai.',
  },
  'second-factor-needed': {
    status: 403,
    en: 'This needs a second factor. Set one up for your account first.',
    'hi-Latn': 'Iske liye doosra factor chahiye. Pehle apne account ke liye ek chuniye.',
  },
  'wrong-password': {
    status: 403,
    en: 'This is not your password.',
    'hi-Latn': 'Yeh aapka password nahin hai.',
  },
  'password-too-short': {
    status: 400,
    en: 'This password is shorter than 15 characters.',
    'hi-Latn': 'Yeh password 15 akshar se chhota hai.',
  },
  'password-too-long': {
    status: 400,
    en: 'This password is too long: at most 256 characters.',
    'hi-Latn': 'Yeh password bahut lamba hai: zyada se zyada 256 akshar.',
  },
  'password-context': {
    status: 400,
    en: 'This password is mostly your name, your address or the name of this site.',
    'hi-Latn': 'Is password mein zyadatar aapka naam, pata ya is site ka naam hai.',
  },
  'password-common': {
    status: 400,
    en: 'This password is easy to guess. Add words that do not belong together.',
    'hi-Latn': 'Yeh password aasani se pakda jayega. Aise shabd jodiye jo saath mein nahin aate.',
  },
  'password-breached': {
    status: 400,
    en: 'This password was stolen at another site, so thieves try it first. Choose a new one.',
    'hi-Latn':
      'Yeh password kisi aur site se chori ho chuka hai, isliye chor pehle ise aazmaate hain. Naya chuniye.',
  },
  'not-allowed': {
    status: 403,
    en: 'You may not do this.',
    'hi-Latn': 'Aap yeh nahin kar sakte.',
  },
  'cross-site': {
    status: 403,
    en: 'This request came from another site, so it was not obeyed.',
    'hi-Latn': 'Yeh request kisi aur site se aayi, isliye nahin maani gayi.',
  },
  'csrf-token': {
    status: 403,
    en: 'This page has grown old. Please load it again.',
    'hi-Latn': 'Yeh page purana ho gaya hai. Ise phir se kholiye.',
  },
  'sign-in-again': {
    status: 403,
    again: true,
    en: 'Please show once more that it is you, with your password.',
    'hi-Latn': 'Apne password se ek baar phir dikhaiye ki yeh aap hi hain.',
  },
  'last-owner': {
    status: 409,
    en: 'This is the last owner of this place. Make somebody else an owner first.',
    'hi-Latn': 'Yeh is jagah ke aakhri owner hain. Pehle kisi aur ko owner banaiye.',
  },
  'account-not-found': {
    status: 404,
    en: 'This account does not exist.',
    'hi-Latn': 'Yeh account nahin mila.',
  },
  'account-disabled': {
    status: 409,
    en: 'This account is disabled. Enable it first.',
    'hi-Latn': 'Yeh account band hai. Pehle ise chalu kijiye.',
  },
  'by-invitation': {
    status: 403,
    en: 'This place takes new members by invitation only.',
    'hi-Latn': 'Yahan naye member sirf bulave se aate hain.',
  },
  'invitation-not-found': {
    status: 404,
    en: 'This invitation was used or taken back already.',
    'hi-Latn': 'Yeh bulava chal chuka hai ya wapas liya ja chuka hai.',
  },
  'token-not-found': {
    status: 404,
    en: 'This token was revoked already.',
    'hi-Latn': 'Yeh token pehle hi radd ho chuka hai.',
  },
  'token-scope': {
    status: 403,
    en: 'This token may not do this.',
    'hi-Latn': 'Yeh token yeh nahin kar sakta.',
  },
  'too-many-tokens': {
    status: 409,
    en: 'This account has as many tokens as it may. Revoke some first.',
    'hi-Latn': 'Is account mein aur token nahin ban sakte. Pehle kuch radd kijiye.',
  },
  'two-doors': {
    status: 400,
    en: 'A token and the cookies of a session came together. Send one of them.',
    'hi-Latn': 'Token aur session ki cookies saath aayin. Dono mein se ek bhejiye.',
  },
  'sign-up-closed': {
    status: 403,
    en: 'This place takes no new accounts just now.',
    'hi-Latn': 'Yahan abhi naye account nahin bante.',
  },
  'double-cookie': {
    status: 400,
    en: 'A cookie came twice. We cleared it; please sign in again.',
    'hi-Latn': 'Ek cookie do baar aayi. Hum ne use hata diya; phir se sign in kijiye.',
  },
  'link-spent': {
    status: 400,
    en: 'This link was used already, or it is too old, or incomplete.',
    'hi-Latn': 'Yeh link chal chuka hai, ya purana hai, ya adhoora hai.',
  },
  'account-exists': {
    status: 409,
    en: 'This address has an account already.',
    'hi-Latn': 'Is pate ka account pehle se hai.',
  },
  'session-not-found': {
    status: 404,
    en: 'This session has ended already.',
    'hi-Latn': 'Yeh session pehle hi band ho chuka hai.',
  },
  busy: {
    status: 503,
    again: true,
    en: 'Many people are signing in just now. Please try again in a moment.',
    'hi-Latn': 'Abhi bahut log sign in kar rahe hain. Ek pal mein phir koshish kijiye.',
  },
} as const satisfies Record<string, Row>;

/** The name of one refusal; it is part of the API and of the address `/problems/<code>`. */
export type ProblemCode = keyof typeof problems;

// Both src/server.ts and Astro's bundle load their own copy of this class: a brand, not instanceof.
const brand = Symbol.for('solah.problem');

/** An expected refusal. Anything else that is thrown is a bug. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly [brand] = true;

  constructor(
    code: ProblemCode,
    facts: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(problems[code].en, options);
    this.code = code;
    this.facts = facts;
  }
}

/** Tell an expected refusal from a bug, whichever copy of the class made it. */
export function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && brand in error;
}

/** Tell a refusal that stands from what may be otherwise the next time. */
export function isFinal(error: unknown): error is Problem {
  return isProblem(error) && !('again' in problems[error.code]);
}
