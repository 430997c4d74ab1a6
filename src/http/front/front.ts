import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '#adapters/log/log.ts';
import type { Metrics } from '#adapters/metrics/metrics.ts';
import { isOwnAct } from '#http/csrf.ts';
import { chooseLanguage } from '#http/language.ts';
import type { Language } from '#i18n/languages.ts';
import { Problem, type ProblemCode } from '#lib/problem.ts';
import { second } from '#lib/units.ts';
import { checkRequest } from './check-request.ts';
import { type Client, findClient, rewriteForwarded } from './client.ts';
import { countBody } from './count-body.ts';
import { guardHeaders, setSecurityHeaders } from './security-headers.ts';
import { sendProblem } from './send-problem.ts';
import type { StaticFiles } from './static-files.ts';

/** How long a body may take that is not an upload. */
const bodyTime = 30 * second;

/** What the front hands to Astro beside the services; the filter adds who is signed in. */
export type FrontLocals = Pick<
  App.Locals,
  'requestId' | 'address' | 'origin' | 'language' | 'drained' | 'body'
>;

export interface FrontOptions {
  origins: readonly string[];
  trustedProxies: readonly string[];
  files: StaticFiles;
  log: Log;
  /** How many bytes a body may have here; `Infinity` where the handler itself counts. */
  bodyLimit: (method: string, path: string) => number;
  /** Astro: pages made on demand and endpoints. Calls back when the address is none of its own. */
  render: (
    request: IncomingMessage,
    response: ServerResponse,
    locals: FrontLocals,
    next: () => void,
  ) => Promise<void>;
  /** Hears of every refusal and failure of the front itself. */
  onRefused: (told: Refused) => void;
  /** Hears of every answer. */
  onAnswered: Metrics['answered'];
  /** Throws when the process should not be given work. */
  checkReady: () => Promise<void>;
}

/** What the front refused, and whom. */
export interface Refused extends Pick<FrontLocals, 'requestId' | 'address'> {
  readonly error: unknown;
  readonly method: string;
  readonly userAgent: string | null;
}

/** One request as the front understood it. */
interface Visit {
  request: IncomingMessage;
  response: ServerResponse;
  requestId: string;
  path: string;
  language: Language;
  client: Client;
  /** Ours, by the Host; undefined where the Host is none of ours. */
  origin: URL | undefined;
  https: boolean;
  onRefused: FrontOptions['onRefused'];
}

/**
 * Make the listener that every request meets first: it judges the request, answers files from
 * memory, hands the rest to Astro, writes security headers on all of it and one line to the log.
 */
export function front(options: FrontOptions) {
  const { files, log } = options;
  const origins = new Map(options.origins.map((text) => [new URL(text).host, new URL(text)]));
  const hosts = new Set(origins.keys());
  const takeTurn = turns();

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const origin = origins.get(request.headers.host?.toLowerCase() ?? '');
    const visit: Visit = {
      request,
      response,
      requestId: randomUUID(),
      path,
      language: chooseLanguage(path, request.headers['accept-language'] ?? null),
      client: findClient(request, options.trustedProxies),
      origin,
      https: origin?.protocol === 'https:',
      onRefused: options.onRefused,
    };
    logWhenDone(visit, log);
    response.once('close', () => options.onAnswered(classify(path), response.statusCode));
    try {
      const refused = checkRequest(request, hosts);
      if (!refused && isRead(request) && !isInClear(visit)) {
        if (await files.serve(request, response, visit)) return;
      }
      guardHeaders(response);
      response.setHeader('x-request-id', visit.requestId);
      setSecurityHeaders(response, isApi(visit) ? 'api' : 'page', visit);
      await answer(visit, refused, { ...options, takeTurn });
    } catch (error) {
      // A reader who left in the middle of a file is no failure.
      if (response.destroyed) return;
      log.error({ event: 'front-failed', requestId: visit.requestId, err: error });
      tellRefused(visit, error);
      await sendProblem(request, response, { error, ...visit });
    }
  };
}

/** Answer what is no file: our own small addresses, refusals, redirects; the rest goes to Astro. */
async function answer(
  visit: Visit,
  refused: ProblemCode | null,
  options: FrontOptions & { takeTurn: () => Promise<void> },
): Promise<void> {
  const { request, response, path, origin } = visit;
  // Load balancers ask by address: whatever the Host, and with nothing to tell.
  if (path === '/healthz' && isRead(request)) return void response.writeHead(204).end();
  if (refused || !origin) return refuse(visit, refused ?? 'wrong-host');
  if (path === '/readyz' && isRead(request)) {
    const ready = await options.checkReady().then(
      () => true,
      () => false,
    );
    return ready ? void response.writeHead(204).end() : refuse(visit, 'database-away');
  }
  if (isInClear(visit)) {
    if (isApi(visit) || !isRead(request)) return refuse(visit, 'bad-request');
    return redirect(response, `${origin.origin}${request.url}`);
  }
  if (isRead(request) && path !== '/' && path.endsWith('/')) {
    return redirect(response, path.replace(/\/+$/, '') + request.url?.slice(path.length));
  }
  // The filter asks the same; here it comes before Astro's own check, which answers in plain text.
  if (changesSomething(request) && !isOwnAct(headersOf(request), origin.origin)) {
    return refuse(visit, 'cross-site');
  }
  nameOrigin(request, origin);
  const limit = options.bodyLimit(request.method ?? '', path);
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    return refuse(visit, 'body-too-large');
  }
  timeBody(visit, limit);
  rewriteForwarded(request, visit.client, origin);
  await options.takeTurn();
  await options.render(request, response, toLocals(visit, origin), () => {
    void answerMissing(visit, options.files);
  });
}

/**
 * Let one after the other begin, each in a turn of its own. A crowd that comes at once would else be
 * worked off whole before anybody's file is read.
 */
function turns(): () => Promise<void> {
  let last = Promise.resolve();
  return () => {
    last = last.then(() => new Promise((resolve) => setImmediate(resolve)));
    return last;
  };
}

function toLocals(visit: Visit, origin: URL): FrontLocals {
  const { requestId, language, client, request, response } = visit;
  return {
    requestId,
    language,
    address: client.address,
    origin: origin.origin,
    drained: () => drained(response),
    // Whoever stops to read may still answer: the connection is not theirs to end.
    body: () => request.iterator({ destroyOnReturn: false }),
  };
}

async function answerMissing(visit: Visit, files: StaticFiles): Promise<void> {
  const { request, response, requestId, language } = visit;
  if (!isApi(visit) && isRead(request)) {
    for (const path of [`/${language}/404`, '/404.html']) {
      if (await files.serve(request, response, { path, requestId, status: 404 })) return;
    }
  }
  await refuse(visit, 'not-found');
}

function refuse(visit: Visit, code: ProblemCode): Promise<void> {
  const { request, response, language, requestId } = visit;
  const error = new Problem(code);
  tellRefused(visit, error);
  return sendProblem(request, response, { error, language, requestId });
}

function tellRefused({ request, requestId, client, onRefused }: Visit, error: unknown): void {
  const { method = '', headers } = request;
  const userAgent = headers['user-agent'] ?? null;
  onRefused({ error, method, requestId, address: client.address, userAgent });
}

/** Hold a body to its size and its time, except where the handler does so itself. */
function timeBody(visit: Visit, limit: number): void {
  const { request } = visit;
  if (request.complete || limit === Infinity) return;
  const clock = setTimeout(() => void refuse(visit, 'request-timeout'), bodyTime);
  countBody(request, limit, {
    onEnd: () => clearTimeout(clock),
    onTooLarge: () => {
      clearTimeout(clock);
      void refuse(visit, 'body-too-large');
    },
  });
  request.once('close', () => clearTimeout(clock));
}

/** Resolve when the client has taken what was written; reject when it has gone. */
async function drained(response: ServerResponse): Promise<void> {
  if (response.destroyed) throw new Error('The client has gone.');
  if (!response.writableNeedDrain) return;
  const gone = new AbortController();
  const onClose = () => gone.abort();
  response.once('close', onClose);
  try {
    await once(response, 'drain', { signal: gone.signal });
  } finally {
    response.off('close', onClose);
  }
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(308, { location, 'cache-control': 'no-cache', 'content-length': 0 }).end();
}

/** Where Sec-Fetch-Site was word enough, Astro's own check still asks for an Origin. */
function nameOrigin(request: IncomingMessage, { origin }: URL): void {
  const { headers } = request;
  if (!changesSomething(request)) return;
  if (headers.origin === undefined || headers.origin === 'null') headers.origin = origin;
}

function isRead({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

function changesSomething({ method }: IncomingMessage): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
}

function headersOf({ headers }: IncomingMessage): Pick<Headers, 'get'> {
  return { get: (name) => headers[name]?.toString() ?? null };
}

function isApi({ path }: Visit): boolean {
  return path.startsWith('/api/');
}

/** Whether a request for an https origin came without encryption. */
function isInClear({ https, client }: Visit): boolean {
  return https && client.protocol === 'http';
}

/** Tell what a request is for by its address. */
function classify(path: string): Parameters<Metrics['answered']>[0] {
  if (path.startsWith('/api/')) return 'api';
  return /\.\w+$/.test(path) ? 'file' : 'page';
}

/** One line a request. The query is left out: a link token or a search could stand in it. */
function logWhenDone({ request, response, requestId, path }: Visit, log: Log): void {
  const began = performance.now();
  response.once('close', () => {
    log.info({
      event: 'request',
      requestId,
      method: request.method,
      path,
      status: response.statusCode,
      outcome: response.writableFinished ? 'answered' : 'cut',
      ms: Math.round(performance.now() - began),
    });
  });
}
