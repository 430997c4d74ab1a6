import { emptyFolder } from '#domain/files/batch/start-batch.ts';
import { showAct } from '#domain/files/shares/as-guest.ts';
import { nameOnce, reach } from '#domain/files/shares/reach.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readId } from '#http/read-id.ts';
import { readOnce } from '#http/read-once.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Throw away all that lies in a folder. A large one goes on after the answer. */
export const POST = endpoint(async ({ request, params, locals }) => {
  const account = requireAccount(locals);
  const folderId = readId(params, 'folder-not-found');
  const reached = await reach(locals.services, account.id, { folderId, need: 'write' });
  const { accountId, guestId } = reached;
  const once = nameOnce(reached, readOnce(request, null));
  const act = await emptyFolder(locals.services, accountId, folderId, { once, guestId });
  return answerJson(showAct(reached, act), { status: act.state === 'done' ? 200 : 202 });
});
