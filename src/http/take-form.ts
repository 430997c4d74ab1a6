import type { APIContext } from 'astro';
import type { z } from 'zod';
import { isProblem, Problem } from '#lib/problem.ts';
import { noteRefusal } from './note-refusal.ts';
import { check } from './read-json.ts';
import { toRefusal } from './to-refusal.ts';

type Context = Pick<APIContext, 'request' | 'url' | 'locals' | 'routePattern'>;

/**
 * Take a form that came without a script: do its act, then send the browser to the page that tells
 * how it went. A refusal goes back to the form, named by its code and nothing that was typed.
 */
export async function takeForm(
  context: Context,
  act: () => Promise<{ to: string; headers?: Record<string, string> }>,
): Promise<Response> {
  const { request, locals, routePattern } = context;
  try {
    const { to, headers = {} } = await act();
    return seeOther(to, headers);
  } catch (thrown) {
    const { services, requestId } = locals;
    const error = toRefusal(thrown, services.database);
    if (!isProblem(error)) services.log.error({ event: 'form-failed', requestId, err: error });
    noteRefusal(services.audit, { error, method: request.method, route: routePattern });
    return refuseForm(context, error);
  }
}

/** Send a browser back to its form with the code of what was wrong. */
export function refuseForm({ url }: Pick<Context, 'url'>, error: unknown): Response {
  const back = new URL(url);
  for (const name of ['sent', 'field']) back.searchParams.delete(name);
  const problem = isProblem(error) ? error : new Problem('internal');
  back.searchParams.set('problem', problem.code);
  const [wrong] = Array.isArray(problem.facts.errors) ? problem.facts.errors : [];
  if (wrong) back.searchParams.set('field', wrong.field);
  const { retryAfter } = problem.facts;
  return seeOther(
    back.pathname + back.search,
    retryAfter ? { 'retry-after': `${retryAfter}` } : {},
  );
}

/** Hold the fields of a form against the contract of its act. A field that comes twice is refused. */
export function readFields<T extends z.ZodType>(
  { form }: Pick<App.Locals, 'form'>,
  contract: T,
): z.output<T> {
  const fields: Record<string, string | boolean> = {};
  for (const [name, value] of form ?? []) {
    if (name === 'csrf') continue;
    if (Object.hasOwn(fields, name)) {
      throw new Problem('invalid', { errors: [{ field: name, code: 'repeated' }] });
    }
    // A checkbox is sent when it is ticked, and else not at all.
    fields[name] = value === 'on' ? true : value;
  }
  return check(fields, contract);
}

/** Send a browser to another page. */
export function seeOther(location: string, headers: Record<string, string> = {}): Response {
  return new Response(null, {
    status: 303,
    headers: { 'cache-control': 'no-store', ...headers, location },
  });
}
