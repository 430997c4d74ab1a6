import { type Defences, isSentByItself } from '../defences.ts';
import { type Because, ends, type Move, move, type Played } from '../moves.ts';

const cookie = '+Cookie: id=••••';
const fromElsewhere = '+Sec-Fetch-Site: cross-site';

const refusedBySite = move(2, 'server', 'site-refused', '403');
const refusedByToken = move(2, 'server', 'token-missing', '403');
const obeyed = move(2, 'server', 'obeys', '200');

/** Nothing travels by itself: the request comes, and nobody knows whose it is. */
function withoutProof(opening: readonly Move[]): Played {
  const anonymous = move(2, 'server', 'arrives-without-proof', '401');
  return ends('blocked', 'nothing-by-itself', [...opening, anonymous]);
}

function kept(opening: readonly Move[]): Played {
  const stays = move(2, 'server', 'cookie-stays-home', '401');
  return ends('blocked', 'same-site-kept', [...opening, stays]);
}

/** What a server can still ask when the cookie has come along. */
function asked(
  { fetchSite, csrfToken }: Defences,
  opening: readonly Move[],
  because: { refused: Because; done: Because },
): Played {
  if (fetchSite) return ends('blocked', because.refused, [...opening, refusedBySite]);
  if (csrfToken) return ends('blocked', 'no-form-token', [...opening, refusedByToken]);
  return ends('done', because.done, [...opening, obeyed]);
}

/** Another site posts a form to us. */
export function csrfPost(defences: Defences): Played {
  const sent = isSentByItself(defences) && defences.sameSite === 'none';
  const opening = [
    move(0, 'member', 'kittens'),
    move(1, 'attacker', 'form-posts', 'POST /address', ...(sent ? [cookie] : []), fromElsewhere),
  ];
  if (!isSentByItself(defences)) return withoutProof(opening);
  if (!sent) return kept(opening);
  return asked(defences, opening, { refused: 'other-origin', done: 'cookie-came' });
}

/** A link leads to an address of ours that changes something when it is only read. */
export function csrfGet(defences: Defences): Played {
  const sent = isSentByItself(defences) && defences.sameSite !== 'strict';
  const opening = [
    move(0, 'member', 'follows-link'),
    move(
      1,
      'attacker',
      'link-changes',
      'GET /address?new=▒▒▒▒',
      ...(sent ? [cookie] : []),
      fromElsewhere,
    ),
  ];
  if (!isSentByItself(defences)) return withoutProof(opening);
  if (!sent) return kept(opening);
  // The check of the site lets links in, or no link to us would ever work.
  if (defences.csrfToken) {
    const unchanged = move(2, 'server', 'get-changes-nothing', '404');
    return ends('blocked', 'no-get-changes', [...opening, unchanged]);
  }
  return ends('done', 'get-obeyed', [...opening, obeyed]);
}

/** A subdomain beside ours posts to us: another origin, the same site. */
export function csrfSibling(defences: Defences): Played {
  const opening = [
    move(0, 'member', 'reads-forum'),
    move(
      1,
      'attacker',
      'sibling-posts',
      'POST /address',
      ...(isSentByItself(defences) ? [cookie] : []),
      '+Sec-Fetch-Site: same-site',
    ),
  ];
  if (!isSentByItself(defences)) return withoutProof(opening);
  return asked(defences, opening, { refused: 'sibling-refused', done: 'same-site-sent' });
}

/** Another site signs the member in to the attacker's own account. */
export function csrfSignIn(defences: Defences): Played {
  const opening = [
    move(0, 'member', 'kittens'),
    move(1, 'attacker', 'form-signs-in', 'POST /sign-in', fromElsewhere),
  ];
  if (!isSentByItself(defences)) {
    const nowhere = move(2, 'server', 'answer-goes-nowhere', '200 ••••');
    return ends('blocked', 'nothing-kept', [...opening, nowhere]);
  }
  if (defences.csrfToken) return ends('blocked', 'sign-in-token', [...opening, refusedByToken]);
  if (defences.fetchSite) return ends('blocked', 'other-origin', [...opening, refusedBySite]);
  return ends('done', 'your-account-mine', [
    ...opening,
    move(2, 'server', 'signed-in-as-attacker', '200', 'Set-Cookie: id=••••'),
    move(90, 'member', 'writes-into-wrong-account'),
  ]);
}
