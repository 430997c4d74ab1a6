import { findRefreshVisitor, findVisitor } from '#domain/accounts/find-visitor.ts';
import { refreshSession } from '#domain/accounts/refresh-session.ts';
import { isStrong, isSudo } from '#domain/accounts/session.ts';
import { findBearer } from '#domain/accounts/tokens/find-bearer.ts';
import type { Visitor } from '#domain/accounts/visitor.ts';
import { isProblem, Problem } from '#lib/problem.ts';
import { verifyAccessToken } from './access-token.ts';
import { readBearer } from './bearer.ts';
import { clearedCookies, cookieNames, parseCookies } from './cookies.ts';
import { isCsrfToken, isOwnAct } from './csrf.ts';
import { limitAddress } from './limits.ts';
import { findRule, formType, type Rule } from './policy.ts';
import { publicOrigin } from './public-origin.ts';
import { sessionCookies } from './session-cookies.ts';

/** A request on its way in, with the route that Astro found for it. */
export interface Visit {
  readonly request: Request;
  readonly route: string;
  readonly locals: App.Locals;
}

/**
 * Let a request in or refuse it, in the order that the security page fixes: where it comes from,
 * cookies, token, database, CSRF token, policy. Fills `locals` with who is there.
 */
export async function passFilter(visit: Visit): Promise<void> {
  const { request, route, locals } = visit;
  const rule = findRule(request.method, route);
  const changes = !['GET', 'HEAD', 'OPTIONS'].includes(request.method);
  const token = readBearer(request.headers);
  if (changes) {
    if (!isOwnAct(request.headers, locals.origin)) throw new Problem('cross-site');
    if (rule) requireContentType(request, rule);
  }

  locals.cookies = parseCookies(request.headers.get('cookie'));
  if (token !== null) return admitProgram(locals, { token, rule });
  const visitor = await identify(visit, rule);
  locals.account = visitor?.account ?? null;
  locals.session = visitor?.session ?? null;

  if (!rule) throw new Problem('not-allowed');
  if (changes) await requireCsrfToken(request, locals, rule);
  requireRole(locals, rule);
  if (rule.recent && locals.session && !isSudo(locals.session, locals.services.now())) {
    throw new Problem('sign-in-again');
  }
}

/**
 * Let a program in by its token: where the row of the policy names a scope, and the token has it.
 * There is no CSRF check: no foreign page can make a browser send a token.
 */
async function admitProgram(
  locals: App.Locals,
  { token, rule }: { token: string; rule: Rule | null },
): Promise<void> {
  const { services, cookies } = locals;
  if (cookies.has(cookieNames.access) || cookies.has(cookieNames.refresh)) {
    throw new Problem('two-doors');
  }
  const found = await findBearer(services, token);
  if (!('account' in found)) {
    const { of: accountId, tokenId: targetId } = found;
    const whose = targetId === undefined ? { accountId } : { accountId, targetId };
    services.audit.note({ event: 'token-refused', result: 'refused', ...whose });
    await limitAddress(locals, 'token');
    throw new Problem('not-signed-in');
  }
  locals.account = found.account;
  locals.program = { tokenId: found.tokenId, scopes: found.scopes };
  if (!rule?.scope) throw new Problem('not-allowed');
  const { scope } = rule;
  if (!found.scopes.includes(scope)) throw new Problem('token-scope', { scope });
  requireRole(locals, rule);
}

async function identify(visit: Visit, rule: Rule | null): Promise<Visitor | null> {
  const { request, locals } = visit;
  const { services, cookies } = locals;
  const token = cookies.get(cookieNames.access);
  const refreshToken = cookies.get(cookieNames.refresh);
  const claims =
    token === undefined
      ? 'old'
      : await verifyAccessToken(services.secrets, {
          token,
          issuer: publicOrigin(services.settings),
          now: services.now(),
        });

  if (claims === 'forged') services.audit.note({ event: 'forged-token', result: 'refused' });
  else if (claims !== 'old') {
    const { sessionId, accountId, authEpoch } = claims;
    const found = await findVisitor(services, { sessionId, refreshToken });
    if (found === 'mixed') {
      services.audit.note({ event: 'mixed-cookies', result: 'refused' });
      clearedCookies().forEach(locals.setCookie);
      return null;
    }
    if (found?.account.id === accountId && found.authEpoch === authEpoch) {
      return found;
    }
  }
  if (refreshToken !== undefined && rule && isNavigation(request, rule)) {
    return renew(locals, refreshToken);
  }
  return null;
}

/** Renew a session on the way to a page, so that a reader who comes back finds it as it was. */
async function renew(locals: App.Locals, refreshToken: string): Promise<Visitor | null> {
  const { services, setCookie } = locals;
  try {
    const begun = await refreshSession(services, refreshToken);
    (await sessionCookies(services, begun)).forEach(setCookie);
    return begun;
  } catch (error) {
    if (!isProblem(error) || error.code !== 'not-signed-in') throw error;
    clearedCookies().forEach(locals.setCookie);
    return null;
  }
}

/** A person goes to a page; a script, an image or a browser's guess does not. */
function isNavigation({ method, headers }: Request, rule: Rule): boolean {
  if (method !== 'GET' || rule.byRefreshToken || !rule.page) return false;
  if (/prefetch|prerender/.test(headers.get('sec-purpose') ?? headers.get('purpose') ?? '')) {
    return false;
  }
  const mode = headers.get('sec-fetch-mode');
  const destination = headers.get('sec-fetch-dest');
  if (mode === null && destination === null && !headers.has('sec-fetch-site')) return true;
  return mode === 'navigate' && destination === 'document';
}

function requireContentType({ headers }: Request, { types = [], bodyOptional }: Rule): void {
  const given = headers.get('content-type');
  if (types.length === 0 || (bodyOptional && given === null)) {
    const empty = !headers.has('transfer-encoding') && Number(headers.get('content-length')) === 0;
    if (given === null && empty) return;
    throw new Problem('wrong-content-type');
  }
  const [essence = ''] = (given ?? '').split(';');
  if (!types.includes(essence.trim().toLowerCase())) throw new Problem('wrong-content-type');
}

async function requireCsrfToken(request: Request, locals: App.Locals, rule: Rule): Promise<void> {
  const { csrf: purpose = 'session' } = rule;
  const token = request.headers.get('x-csrf-token') ?? (await readForm(request, locals)) ?? '';
  const bound =
    purpose === 'entrance'
      ? locals.cookies.get(cookieNames.entrance)
      : ((await findActingVisitor(locals, rule))?.session.id ?? null);
  // No session: there is nothing that a foreign page could act upon. The policy has the next word.
  if (bound === null) return;
  if (!bound || !isCsrfToken(locals.services.secrets, { token, purpose, bound })) {
    throw new Problem('csrf-token');
  }
}

/** A form carries its token among its fields. The body is read once, and kept for the handler. */
async function readForm(request: Request, locals: App.Locals): Promise<string | null> {
  if (!request.headers.get('content-type')?.startsWith(formType)) return null;
  locals.form = new URLSearchParams(await request.text());
  return locals.form.get('csrf');
}

/** Whose session an act is about: at refresh and sign-out the refresh token may name it. */
async function findActingVisitor(
  { services, cookies, account, session }: App.Locals,
  rule: Rule,
): Promise<Pick<Visitor, 'session'> | null> {
  if (account && session) return { session };
  if (!rule.byRefreshToken) return null;
  return findRefreshVisitor(services, cookies.get(cookieNames.refresh));
}

function requireRole({ account, session }: App.Locals, { who }: Rule): void {
  if (who === 'public') return;
  if (!account) throw new Problem('not-signed-in');
  if (who !== 'owner') return;
  if (account.role !== 'owner') throw new Problem('not-allowed');
  // Who runs the place shows two factors (ASVS 6.3.3).
  if (!session || !isStrong(session)) throw new Problem('second-factor-needed');
}
