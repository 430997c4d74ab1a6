import type { Trace } from '#domain/accounts/audit/events.ts';
import { describeAgent } from './agent.ts';
import { toParty } from './limits.ts';

/** Tell the audit who asks, as far as the front and the filter found out. */
export function toTrace(
  { requestId, address, account, session }: App.Locals,
  headers: Pick<Headers, 'get'>,
): Trace {
  return {
    requestId,
    address: toParty(address),
    agent: describeAgent(headers.get('user-agent')),
    actorId: account?.id ?? null,
    sessionId: session?.id ?? null,
  };
}
