import type { Defences } from '../defences.ts';
import { isSentByItself } from '../defences.ts';
import { ends, move, type Played } from '../moves.ts';

const entrance = [
  move(0, 'attacker', 'script-slips-in', '<p>nice post! ▒▒▒▒▒▒</p>'),
  move(1, 'member', 'page-looks-normal'),
];
const stopped = move(
  2,
  'server',
  'policy-stops-script',
  "Content-Security-Policy: script-src 'self'",
);

/** A script in our page looks for the token, to carry it away. */
export function xssRead({ storage, csp, deviceBound }: Defences): Played {
  if (csp) return ends('blocked', 'csp', [...entrance, stopped]);
  if (storage === 'cookie' || storage === 'server') {
    const unreadable = move(2, 'attacker', 'cookie-unreadable', 'document.cookie → ""');
    return ends('blocked', 'http-only', [...entrance, unreadable]);
  }
  const found =
    storage === 'local-storage'
      ? [move(2, 'attacker', 'script-reads-storage', 'localStorage → ••••')]
      : [
          move(2, 'attacker', 'storage-is-empty', 'localStorage → ∅'),
          move(3, 'attacker', 'script-asks-for-token', 'POST /token', '200 ••••'),
        ];
  const moves = [...entrance, ...found, move(4, 'attacker', 'token-goes-home')];
  const used = ['GET /account', 'Authorization: Bearer ••••'];
  if (deviceBound) {
    const refused = move(9, 'server', 'proof-missing', ...used, '401');
    return ends('taken', 'taken-but-bound', [...moves, refused]);
  }
  const accepted = move(9, 'server', 'stranger-looks-like-member', ...used, '200');
  const because = storage === 'local-storage' ? 'lies-in-storage' : 'asks-for-one';
  return ends('taken', because, [...moves, accepted]);
}

/** A script in our page takes nothing and acts from inside. */
export function xssRide(defences: Defences): Played {
  if (defences.csp) return ends('blocked', 'csp-else-ridden', [...entrance, stopped]);
  const request = [
    'POST /address',
    isSentByItself(defences) ? '+Cookie: id=••••' : 'Authorization: Bearer ••••',
    '+Sec-Fetch-Site: same-origin',
    ...(defences.csrfToken ? ['X-CSRF-Token: ••••'] : []),
  ];
  return ends('ridden', 'looks-right', [
    ...entrance,
    move(2, 'attacker', 'script-acts', ...request),
    move(3, 'server', 'request-looks-perfect', '200'),
  ]);
}
