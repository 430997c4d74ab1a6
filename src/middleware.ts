import { defineMiddleware } from 'astro:middleware';
import type { APIContext, MiddlewareNext } from 'astro';
import { auditBy } from '#domain/accounts/audit/audit-book.ts';
import { clearAllCookies } from '#http/cookies.ts';
import { passFilter } from '#http/filter.ts';
import { chooseLanguage } from '#http/language.ts';
import { noteRefusal } from '#http/note-refusal.ts';
import { findRule } from '#http/policy.ts';
import { problemResponse } from '#http/problem-response.ts';
import { refuseForm, seeOther } from '#http/take-form.ts';
import { toRefusal } from '#http/to-refusal.ts';
import { toTrace } from '#http/trace.ts';
import { localPath } from '#i18n/paths.ts';
import { movableClock } from '#lib/clock.ts';
import { freshId } from '#lib/id.ts';
import { isProblem, type ProblemCode } from '#lib/problem.ts';
import type { Services } from './services.ts';

/** The filter that every page made on demand and every endpoint passes. */
export const onRequest = defineMiddleware(async (context, next) => {
  // Files made at build never meet us when they are served; here the build itself is asking.
  if (context.isPrerendered) return next();
  // Astro's own error pages may come without what the front hands over: nobody is there.
  if (!context.locals.services && isErrorPage(context.routePattern)) return next();
  await makeUp(context);

  const { request, routePattern: route, locals } = context;
  const cookies: string[] = [];
  locals.setCookie = (cookie) => cookies.push(cookie);
  const response = await passFilter({ request, route, locals })
    .then(() => next())
    .catch((error: unknown) => refuse(context, error, next));
  // Whoever watches hears of it at once, and who was sent away hears nothing more.
  if (!isRead(request.method)) locals.services.live.nudge();
  const { headers } = response;
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  // Astro leaves the charset to a <meta>; a reader that guesses before it comes guesses wrong.
  if (headers.get('content-type') === 'text/html') {
    headers.set('content-type', 'text/html; charset=utf-8');
  }
  return response;
});

function isErrorPage(route: string): boolean {
  return route === '/404' || route === '/500';
}

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

let services: Promise<Services> | undefined;

/** Make ready what the filter fills. Under `astro dev` there is no front, and no services yet. */
async function makeUp({ locals, url, request }: APIContext): Promise<void> {
  locals.account = null;
  locals.session = null;
  locals.program = null;
  locals.cookies = new Map();
  const opened: Services = locals.services ?? (await playFront(locals, url, request));
  const audit = auditBy(opened.auditBook, () => toTrace(locals, request.headers));
  locals.services = { ...opened, audit };
}

/** Say what the front would say. */
async function playFront(locals: App.Locals, url: URL, request: Request): Promise<Services> {
  services ??= openHere();
  locals.requestId = freshId();
  locals.address = '127.0.0.1';
  locals.origin = url.origin;
  locals.language = chooseLanguage(url.pathname, request.headers.get('accept-language'));
  locals.drained = async () => {};
  return services;
}

async function openHere(): Promise<Services> {
  const { loadSettings, openServices } = await import('./services.ts');
  const settings = await loadSettings(process.env);
  const opened = await openServices(settings, { clock: movableClock() });
  await opened.start();
  return opened;
}

/** Where a page sends who must show something first. */
const detours: Partial<Record<ProblemCode, string>> = {
  'not-signed-in': '/sign-in',
  'sign-in-again': '/account/sudo',
  'second-factor-needed': '/account/factors',
};

/**
 * A page sends who must show more to where that is done, and tells in its own frame who may not see
 * it; everything else is told as a problem.
 */
async function refuse(
  { routePattern, locals, url, request }: APIContext,
  thrown: unknown,
  next: MiddlewareNext,
): Promise<Response> {
  const { services, language, requestId } = locals;
  const error = toRefusal(thrown, services.database);
  if (!isProblem(error)) services.log.error({ event: 'filter-failed', requestId, err: error });
  noteRefusal(services.audit, { error, method: request.method, route: routePattern });
  const isPage = findRule('GET', routePattern)?.page === true;
  const detour = isPage && isProblem(error) ? detours[error.code] : undefined;
  if (detour) {
    const wanted = encodeURIComponent(url.pathname + url.search);
    return seeOther(`${localPath(language, detour)}?next=${wanted}`);
  }
  // A form without a script is answered by its own page, and not in JSON.
  if (locals.form && isPage) return refuseForm({ url }, error);
  if (isProblem(error) && error.code === 'not-allowed' && isPage && isRead(request.method)) {
    return next(localPath(language, '/refused'));
  }
  const response = problemResponse(error, { language, requestId });
  if (isProblem(error) && error.code === 'double-cookie') {
    for (const cookie of clearAllCookies()) response.headers.append('set-cookie', cookie);
  }
  return response;
}
