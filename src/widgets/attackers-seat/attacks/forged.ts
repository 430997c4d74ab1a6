import type { Defences } from '../defences.ts';
import { ends, move, type Played } from '../moves.ts';

const lookedUp = (at: number) => move(at, 'server', 'looks-id-up', '401');

/** A token that says itself how it wants to be verified. */
export function forged({ storage, verifier }: Defences): Played {
  const made = move(0, 'attacker', 'forges', '{"alg":"none"} {"sub":"owner-01"} ∅');
  if (storage === 'server') return ends('blocked', 'looked-up', [made, lookedUp(1)]);
  if (verifier === 'fixed-list') {
    return ends('blocked', 'one-algorithm', [made, move(1, 'server', 'list-refuses', '401')]);
  }
  return ends('done', 'header-trusted', [made, move(1, 'server', 'believes-header', '200')]);
}

/** A token that was revoked by the hash of its text comes back with another last symbol. */
export function respelled({ storage, verifier }: Defences): Played {
  const opening = [
    move(0, 'member', 'member-signs-out', '…33k'),
    ...(verifier === 'trusts-header' && storage !== 'server'
      ? [move(0, 'server', 'writes-hash-down', 'SHA-256(…33k)')]
      : []),
    move(60, 'attacker', 'respells', '…33l'),
  ];
  if (storage === 'server') return ends('blocked', 'looked-up', [...opening, lookedUp(61)]);
  if (verifier === 'fixed-list') {
    const refused = move(61, 'server', 'spelling-refused', '401');
    return ends('blocked', 'one-spelling', [...opening, refused]);
  }
  const passes = move(61, 'server', 'hash-not-found', 'SHA-256(…33l)', '200');
  return ends('done', 'hash-differs', [...opening, passes]);
}
