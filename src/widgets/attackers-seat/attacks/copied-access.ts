import type { Defences } from '../defences.ts';
import { ends, move, type Played } from '../moves.ts';

const use = ['GET /account', 'Authorization: Bearer ••••'];

/** Someone else has a copy of the access token. */
export function copiedAccess({ storage, verifier, deviceBound }: Defences): Played {
  const atHome = storage === 'server';
  const copied = move(0, 'attacker', atHome ? 'copies-cookie' : 'copies-access');
  const shown = move(60, 'attacker', 'uses-copy', ...(atHome ? ['Cookie: id=••••'] : use));
  if (deviceBound) {
    return ends('blocked', 'no-key', [copied, shown, move(61, 'server', 'proof-missing', '401')]);
  }
  const opening = [
    copied,
    shown,
    move(61, 'server', 'copy-is-good', '200'),
    move(300, 'member', 'member-signs-out'),
  ];
  // A server that looks the session up forgets it at once, whatever the token says of itself.
  if (atHome || verifier === 'fixed-list') {
    const dead = move(301, 'server', 'copy-is-dead', '401');
    return ends('done', atHome ? 'session-cookie' : 'until-sign-out', [...opening, dead]);
  }
  return ends('done', 'until-it-ends', [
    ...opening,
    move(301, 'server', 'cannot-take-back', '200'),
    move(601, 'server', 'copy-has-ended', '401'),
  ]);
}
