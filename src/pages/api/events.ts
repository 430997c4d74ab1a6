import { endpoint } from '#http/endpoint.ts';
import { answerEvents, eventHeaders } from '#http/event-stream.ts';
import { requireWatcher } from '#http/require-watcher.ts';

export const prerender = false;

/** Tell what changes in a drive as it happens. */
export const GET = endpoint(async ({ request, locals }) => {
  const watcher = requireWatcher(locals);
  const stream = await locals.services.live.open(watcher, request.headers.get('last-event-id'));
  return answerEvents(stream, locals.drained);
});

/** Say what GET would, without a stream. */
export const HEAD = endpoint(async ({ locals }) => {
  requireWatcher(locals);
  return new Response(null, { headers: eventHeaders });
});
