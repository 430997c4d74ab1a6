/** How an attack ends; null where there is nothing to attack. */
export type Outcome = 'taken' | 'ridden' | 'done' | 'noticed' | 'blocked' | 'harm';

/** The outcomes, the worst for the member first. */
export const outcomes: readonly Outcome[] = [
  'taken',
  'ridden',
  'done',
  'noticed',
  'blocked',
  'harm',
];

export type Seat = 'member' | 'attacker' | 'server';

/** The seats, from left to right. */
export const seats: readonly Seat[] = ['member', 'attacker', 'server'];

/** One line of a request or an answer, drawn; `byItself` when the browser wrote it unasked. */
export type HttpLine = { readonly text: string; readonly byItself?: true };

/** Why it ended so, in a few words under the outcome. */
export type Because =
  | 'lies-in-storage'
  | 'asks-for-one'
  | 'taken-but-bound'
  | 'http-only'
  | 'csp'
  | 'looks-right'
  | 'csp-else-ridden'
  | 'nothing-by-itself'
  | 'same-site-kept'
  | 'other-origin'
  | 'no-form-token'
  | 'cookie-came'
  | 'no-get-changes'
  | 'get-obeyed'
  | 'sibling-refused'
  | 'same-site-sent'
  | 'nothing-kept'
  | 'sign-in-token'
  | 'your-account-mine'
  | 'no-key'
  | 'until-it-ends'
  | 'until-sign-out'
  | 'session-cookie'
  | 'whole-life'
  | 'reuse'
  | 'grace-then-reuse'
  | 'next-refresh'
  | 'no-id'
  | 'new-id'
  | 'prefix'
  | 'new-id-and-prefix'
  | 'id-kept'
  | 'looked-up'
  | 'header-trusted'
  | 'one-algorithm'
  | 'hash-differs'
  | 'one-spelling'
  | 'no-rotation'
  | 'server-refreshes'
  | 'lock-waits'
  | 'one-successor'
  | 'looks-like-theft';

/** What happens in one move; each is a sentence in both languages. */
export type MoveCode =
  | 'script-slips-in'
  | 'page-looks-normal'
  | 'policy-stops-script'
  | 'script-reads-storage'
  | 'storage-is-empty'
  | 'script-asks-for-token'
  | 'cookie-unreadable'
  | 'token-goes-home'
  | 'stranger-looks-like-member'
  | 'proof-missing'
  | 'script-acts'
  | 'request-looks-perfect'
  | 'kittens'
  | 'follows-link'
  | 'reads-forum'
  | 'form-posts'
  | 'link-changes'
  | 'sibling-posts'
  | 'form-signs-in'
  | 'arrives-without-proof'
  | 'cookie-stays-home'
  | 'site-refused'
  | 'token-missing'
  | 'get-changes-nothing'
  | 'obeys'
  | 'answer-goes-nowhere'
  | 'signed-in-as-attacker'
  | 'writes-into-wrong-account'
  | 'copies-access'
  | 'copies-refresh'
  | 'copies-cookie'
  | 'uses-copy'
  | 'copy-is-good'
  | 'member-signs-out'
  | 'copy-is-dead'
  | 'cannot-take-back'
  | 'copy-has-ended'
  | 'member-refreshes'
  | 'member-gets-next'
  | 'member-gets-same'
  | 'thief-refreshes'
  | 'thief-gets-next'
  | 'thief-gets-successor'
  | 'thief-gets-same'
  | 'family-ends'
  | 'both-out'
  | 'nothing-to-plant'
  | 'plants-id'
  | 'prefix-refuses'
  | 'signs-in-normally'
  | 'writes-new-id'
  | 'keeps-id'
  | 'comes-with-old-id'
  | 'comes-with-shared-id'
  | 'forges'
  | 'believes-header'
  | 'list-refuses'
  | 'looks-id-up'
  | 'writes-hash-down'
  | 'respells'
  | 'hash-not-found'
  | 'spelling-refused'
  | 'laptop-wakes'
  | 'tab-one-refreshes'
  | 'tab-one-gets-next'
  | 'tab-two-waits'
  | 'lock-not-needed'
  | 'tab-two-refreshes'
  | 'tab-two-gets-same'
  | 'nothing-to-race'
  | 'server-renews-alone'
  | 'tabs-go-on';

/** Something one seat does or sees; `at` is a counter of seconds. */
export type Move = {
  readonly at: number;
  readonly seat: Seat;
  readonly happens: MoveCode;
  readonly shows: readonly HttpLine[];
};

/** One attack, played to its end. */
export type Played = {
  readonly moves: readonly Move[];
  readonly outcome: Outcome | null;
  readonly because: Because;
};

/** Write down one move; a line that begins with a plus is one that the browser adds by itself. */
export function move(at: number, seat: Seat, happens: MoveCode, ...lines: string[]): Move {
  const shows = lines.map(
    (line): HttpLine =>
      line.startsWith('+') ? { text: line.slice(1), byItself: true } : { text: line },
  );
  return { at, seat, happens, shows };
}

/** Close a play: how it ends, why, and the moves that led there. */
export function ends(outcome: Outcome | null, because: Because, moves: readonly Move[]): Played {
  return { moves, outcome, because };
}
