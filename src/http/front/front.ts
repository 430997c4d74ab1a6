import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '#adapters/log/log.ts';
import { chooseLanguage } from '#http/language.ts';
import { Problem, type ProblemCode } from '#lib/problem.ts';
import { second } from '#lib/units.ts';
import { checkRequest } from './check-request.ts';
import { findClient, rewriteForwarded } from './client.ts';
import { countBody } from './count-body.ts';
import { guardHeaders, setSecurityHeaders } from './security-headers.ts';
import { sendProblem } from './send-problem.ts';
import type { StaticFiles } from './static-files.ts';

/** How long a body may take that is not an upload. */
const bodyTime = 30 * second;

/** What the front hands to Astro beside the services; the filter adds who is signed in. */
export type FrontLocals = Pick<
  App.Locals,
  'requestId' | 'address' | 'origin' | 'language' | 'drained'
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
  /** Throws when the process should not be given work. */
  checkReady: () => Promise<void>;
}

/**
 * Make the listener that every request meets first: it judges the request, answers files from
 * memory, hands the rest to Astro, writes security headers on all of it and one line to the log.
 */
export function front(options: FrontOptions) {
  const { files, log, render, checkReady } = options;
  const origins = new Map(options.origins.map((text) => [new URL(text).host, new URL(text)]));
  const hosts = new Set(origins.keys());

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = randomUUID();
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const client = findClient(request, options.trustedProxies);
    const language = chooseLanguage(path, request.headers['accept-language'] ?? null);
    const origin = origins.get(request.headers.host?.toLowerCase() ?? '');
    const https = origin?.protocol === 'https:';
    const isApi = path.startsWith('/api/');
    logWhenDone({ request, response, log, requestId, path });
    guardHeaders(response);
    response.setHeader('x-request-id', requestId);
    setSecurityHeaders(response, isApi ? 'api' : 'page', { https });

    const refuse = (code: ProblemCode) =>
      sendProblem(request, response, { error: new Problem(code), language, requestId });

    try {
      // Load balancers ask by address: before the Host is looked at, and with nothing to tell.
      if (path === '/healthz' && isRead(request)) return void response.writeHead(204).end();
      const refused = checkRequest(request, hosts);
      if (refused) return await refuse(refused);
      if (path === '/readyz' && isRead(request)) {
        const ready = await checkReady().then(
          () => true,
          () => false,
        );
        return ready ? void response.writeHead(204).end() : await refuse('database-away');
      }
      if (https && client.protocol === 'http') {
        if (isApi || !isRead(request)) return await refuse('bad-request');
        return redirect(response, `${origin.origin}${request.url}`);
      }

      if (isRead(request)) {
        if (await files.serve(request, response, path)) return;
        if (path !== '/' && path.endsWith('/')) {
          return redirect(
            response,
            path.replace(/\/+$/, '') + (request.url ?? '').slice(path.length),
          );
        }
      }

      const limit = options.bodyLimit(request.method ?? '', path);
      if (Number(request.headers['content-length'] ?? 0) > limit) {
        return await refuse('body-too-large');
      }
      timeBody({ request, limit, refuse });
      if (!origin) return await refuse('wrong-host');
      rewriteForwarded(request, client, origin);
      const locals: FrontLocals = {
        requestId,
        language,
        address: client.address,
        origin: origin.origin,
        drained: () => drained(response),
      };
      const missing = async () => {
        const prefix = language === 'en' ? '' : `/${language}`;
        if (!isApi && isRead(request)) {
          if (await files.serveError(request, response, `${prefix}/404`, 404)) return;
          if (await files.serveError(request, response, '/404.html', 404)) return;
        }
        await refuse('not-found');
      };
      await render(request, response, locals, () => void missing());
    } catch (error) {
      log.error({ event: 'front-failed', requestId, err: error });
      await sendProblem(request, response, { error, language, requestId });
    }
  };
}

function timeBody(options: {
  request: IncomingMessage;
  limit: number;
  refuse: (code: ProblemCode) => Promise<void>;
}): void {
  const { request, limit, refuse } = options;
  if (request.complete || limit === Infinity) return;
  const clock = setTimeout(() => void refuse('request-timeout'), bodyTime);
  countBody(request, limit, {
    onEnd: () => clearTimeout(clock),
    onTooLarge: () => {
      clearTimeout(clock);
      void refuse('body-too-large');
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

function isRead({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** One line a request. The query is left out: a link token or a search could stand in it. */
function logWhenDone(options: {
  request: IncomingMessage;
  response: ServerResponse;
  log: Log;
  requestId: string;
  path: string;
}): void {
  const { request, response, log, requestId, path } = options;
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
