import type { Scope } from '#domain/accounts/tokens/scopes.ts';
import type { LiveTopic } from '#domain/live/contract.ts';
import type { Watcher } from '#domain/live/stream.ts';
import { requireAccount, requireSession } from './require-account.ts';

/** What a program must be allowed to hear of something: the same that it must be to ask for it. */
const scopes: Readonly<Record<LiveTopic, Scope | null>> = {
  changed: 'files:read',
  reset: 'files:read',
  upload: 'files:write',
  job: 'archive',
  notification: null,
};

/** Answer who may be told what changes, or refuse. */
export function requireWatcher(
  locals: Pick<App.Locals, 'account' | 'session' | 'program'>,
): Watcher {
  const { id: accountId } = requireAccount(locals);
  const topics = Object.keys(scopes) as LiveTopic[]; // Every topic has its entry.
  const { program } = locals;
  if (!program) {
    const { id: sessionId } = requireSession(locals);
    return { accountId, by: { sessionId }, topics: new Set(topics) };
  }
  const { tokenId } = program;
  const heard = topics.filter((topic) => {
    const scope = scopes[topic];
    return scope !== null && program.scopes.includes(scope);
  });
  return { accountId, by: { tokenId }, topics: new Set(heard) };
}
