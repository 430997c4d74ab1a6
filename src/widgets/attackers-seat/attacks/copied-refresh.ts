import { type Defences, graceOf } from '../defences.ts';
import { type Answer, freshFamily, show } from '../family.ts';
import { ends, type Move, move, type Played } from '../moves.ts';

const copied = move(0, 'attacker', 'copies-refresh', 'R1');

const memberAsks = (at: number, token: number) =>
  move(at, 'member', 'member-refreshes', 'POST /refresh', `R${token}`);
const thiefAsks = (at: number, token: number) =>
  move(at, 'attacker', 'thief-refreshes', 'POST /refresh', `R${token}`);

const reused = (at: number): Move[] => [
  move(at, 'server', 'family-ends', '401'),
  move(at, 'member', 'both-out'),
];

/** Let each in turn show a token to the server; answer what each is told. */
function visit(grace: number, visits: readonly { token: number; at: number }[]): Answer[] {
  let family = freshFamily;
  return visits.map(({ token, at }) => {
    const shown = show(family, { token, at, grace });
    family = shown.family;
    return shown.answer;
  });
}

/** What decides before rotation is asked: a key of the device, or a cookie that is all there is. */
function beforeRotation({ storage, deviceBound }: Defences, at: number): Played | null {
  const atHome = storage === 'server';
  const opening = atHome
    ? [move(0, 'attacker', 'copies-cookie'), move(at, 'attacker', 'uses-copy', 'Cookie: id=••••')]
    : [copied, thiefAsks(at, 1)];
  if (deviceBound) {
    return ends('blocked', 'no-key', [...opening, move(at, 'server', 'proof-missing', '401')]);
  }
  if (!atHome) return null;
  return ends('done', 'session-cookie', [...opening, move(at, 'server', 'copy-is-good', '200')]);
}

/** The member refreshes, and the thief comes with the same token a blink later. */
export function refreshSecond(defences: Defences): Played {
  const early = beforeRotation(defences, 605);
  if (early) return early;
  if (defences.rotation === 'off') {
    return ends('done', 'whole-life', [
      copied,
      memberAsks(600, 1),
      move(600, 'server', 'member-gets-same', '200', 'R1'),
      thiefAsks(605, 1),
      move(605, 'server', 'thief-gets-same', '200', 'R1'),
    ]);
  }
  const answers = visit(graceOf(defences), [
    { token: 1, at: 600 },
    { token: 1, at: 605 },
  ]);
  const opening = [
    copied,
    memberAsks(600, 1),
    move(600, 'server', 'member-gets-next', '200', 'R2'),
    thiefAsks(605, 1),
  ];
  if (answers[1]?.kind === 'reuse') return ends('noticed', 'reuse', [...opening, ...reused(605)]);
  // Both hold R2 now. The next time they are minutes apart, and no grace is that long.
  return ends('noticed', 'grace-then-reuse', [
    ...opening,
    move(605, 'server', 'thief-gets-successor', '200', 'R2'),
    memberAsks(1200, 2),
    move(1200, 'server', 'member-gets-next', '200', 'R3'),
    thiefAsks(1300, 2),
    ...reused(1300),
  ]);
}

/** The thief refreshes before the member does. */
export function refreshFirst(defences: Defences): Played {
  const early = beforeRotation(defences, 100);
  if (early) return early;
  if (defences.rotation === 'off') {
    return ends('done', 'whole-life', [
      copied,
      thiefAsks(100, 1),
      move(100, 'server', 'thief-gets-same', '200', 'R1'),
      memberAsks(600, 1),
      move(600, 'server', 'member-gets-same', '200', 'R1'),
    ]);
  }
  return ends('noticed', 'next-refresh', [
    copied,
    thiefAsks(100, 1),
    move(100, 'server', 'thief-gets-next', '200', 'R2'),
    memberAsks(600, 1),
    ...reused(600),
  ]);
}
