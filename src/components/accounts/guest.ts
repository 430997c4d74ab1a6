import { networkProblem, readApiProblem } from '#lib/api-problem.ts';
import { memberKey, unknownMember } from '#widgets/progress/names.ts';

/** Send what somebody who is not signed in does, with the CSRF token of the page's form. */
export async function sendAsGuest<T>(
  api: string,
  { csrf, body }: { csrf: string; body?: unknown },
): Promise<T | undefined> {
  const answer = await fetch(api, {
    method: 'POST',
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      'accept-language': document.documentElement.lang,
      'x-csrf-token': csrf,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    throw networkProblem(cause);
  });
  if (!answer.ok) throw await readApiProblem(answer);
  return answer.status === 200 ? answer.json() : undefined;
}

/** Go on as a member. From now on what is practised goes to the account, too. */
export function arriveAsMember(next: string): void {
  // A browser may keep nothing.
  try {
    localStorage.setItem(memberKey, unknownMember);
  } catch {}
  new BroadcastChannel('auth').postMessage('signed-in');
  location.replace(next);
}
