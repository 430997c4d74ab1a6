import type { APIContext } from 'astro';
import { isProblem } from '#lib/problem.ts';
import { noteRefusal } from './note-refusal.ts';
import { problemResponse } from './problem-response.ts';
import { toRefusal } from './to-refusal.ts';

/** What an endpoint may look at. */
export type Context = Pick<APIContext, 'request' | 'params' | 'url' | 'locals' | 'routePattern'>;

/**
 * Turn an act into an endpoint: read, do, answer. It is the only place where an API error is caught
 * and written; what is not a `Problem` is a bug, logged whole and told to nobody.
 */
export function endpoint(act: (context: Context) => Promise<Response>) {
  return async (context: Context): Promise<Response> => {
    try {
      return await act(context);
    } catch (thrown) {
      const { services, language, requestId } = context.locals;
      const error = toRefusal(thrown, services.database);
      if (!isProblem(error))
        services.log.error({ event: 'endpoint-failed', requestId, err: error });
      const { method } = context.request;
      noteRefusal(services.audit, { error, method, route: context.routePattern });
      return problemResponse(error, { language, requestId });
    }
  };
}
