import { type Defences, isSentByItself } from '../defences.ts';
import { ends, move, type Played } from '../moves.ts';

/** The attacker plants a session id that they know, before the member signs in. */
export function fixation(defences: Defences): Played {
  const { newId, hostPrefix, deviceBound } = defences;
  if (!isSentByItself(defences)) {
    return ends(null, 'no-id', [move(0, 'attacker', 'nothing-to-plant')]);
  }
  const planted = move(0, 'attacker', 'plants-id', 'Set-Cookie: id=▒▒▒▒; Domain=…');
  const signsIn = move(60, 'member', 'signs-in-normally', 'POST /sign-in');
  const opening = hostPrefix
    ? [planted, move(1, 'member', 'prefix-refuses', '__Host-id'), signsIn]
    : [planted, signsIn];
  if (newId) {
    return ends('blocked', hostPrefix ? 'new-id-and-prefix' : 'new-id', [
      ...opening,
      move(61, 'server', 'writes-new-id', 'Set-Cookie: id=••••'),
      move(120, 'attacker', 'comes-with-old-id', 'Cookie: id=▒▒▒▒', '401'),
    ]);
  }
  if (hostPrefix) {
    const alone = move(120, 'attacker', 'comes-with-old-id', 'Cookie: id=▒▒▒▒', '401');
    return ends('blocked', 'prefix', [...opening, alone]);
  }
  const kept = [...opening, move(61, 'server', 'keeps-id', '200')];
  const shared = move(120, 'attacker', 'comes-with-shared-id', 'Cookie: id=▒▒▒▒');
  if (deviceBound) {
    return ends('blocked', 'no-key', [
      ...kept,
      shared,
      move(120, 'server', 'proof-missing', '401'),
    ]);
  }
  return ends('done', 'id-kept', [...kept, shared, move(120, 'server', 'copy-is-good', '200')]);
}
