import { type Defences, graceOf } from '../defences.ts';
import { freshFamily, show } from '../family.ts';
import { ends, move, type Played } from '../moves.ts';

/** No attack at all: two tabs of one member refresh at the same moment. */
export function twoTabs(defences: Defences): Played {
  const wakes = move(0, 'member', 'laptop-wakes');
  if (defences.storage === 'server') {
    const alone = move(0, 'server', 'server-renews-alone');
    return ends(null, 'server-refreshes', [wakes, alone]);
  }
  if (defences.rotation === 'off') {
    return ends(null, 'no-rotation', [wakes, move(0, 'server', 'nothing-to-race', '200', 'R1')]);
  }
  const opening = [
    wakes,
    move(1, 'member', 'tab-one-refreshes', 'POST /refresh', 'R1'),
    move(1, 'server', 'tab-one-gets-next', '200', 'R2'),
  ];
  const grace = graceOf(defences);
  const first = show(freshFamily, { token: 1, at: 1, grace });
  const second = show(first.family, { token: 1, at: 2, grace });
  const answered = second.answer.kind === 'again';
  const goOn = move(3, 'member', 'tabs-go-on');
  if (defences.webLocks) {
    const waits = move(2, 'member', 'tab-two-waits');
    if (!answered) return ends(null, 'lock-waits', [...opening, waits, goOn]);
    // The lock saves a trip. That both get one successor is the server's doing.
    const unneeded = move(2, 'server', 'lock-not-needed', 'R2');
    return ends(null, 'one-successor', [...opening, waits, unneeded, goOn]);
  }
  const asks = move(2, 'member', 'tab-two-refreshes', 'POST /refresh', 'R1');
  if (answered) {
    const same = move(2, 'server', 'tab-two-gets-same', '200', 'R2');
    return ends(null, 'one-successor', [...opening, asks, same, goOn]);
  }
  return ends('harm', 'looks-like-theft', [
    ...opening,
    asks,
    move(2, 'server', 'family-ends', '401'),
    move(3, 'member', 'both-out'),
  ]);
}
