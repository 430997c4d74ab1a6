import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { auditBy } from '#domain/accounts/audit/audit-book.ts';
import { noTrace } from '#domain/accounts/audit/events.ts';
import { describeAgent } from '#http/agent.ts';
import { type FrontOptions, front } from '#http/front/front.ts';
import { httpServer } from '#http/front/http-server.ts';
import { metricsServer } from '#http/front/metrics-server.ts';
import { staticFiles } from '#http/front/static-files.ts';
import { toParty } from '#http/limits.ts';
import { noteRefusal } from '#http/note-refusal.ts';
import { findBodyLimit } from '#http/policy.ts';
import { second } from '#lib/units.ts';
import { loadSettings, openServices } from './services.ts';
import type { Settings } from './settings.ts';

// The process: settings, services, the front around Astro's handler, the worker, and their end.

const settings = await loadSettings(process.env);
const services = await openServices(settings);
const { log, database } = services;
const https = settings.ORIGINS.some((origin) => origin.startsWith('https:'));
let closing = false;

const server = httpServer(
  front({
    origins: settings.ORIGINS,
    trustedProxies: settings.TRUSTED_PROXIES,
    files: staticFiles(built('client'), { https }),
    log,
    bodyLimit: findBodyLimit,
    render: await loadAstro(),
    onRefused: ({ error, method, requestId, address, userAgent }) => {
      const agent = describeAgent(userAgent);
      const trace = { ...noTrace, requestId, address: toParty(address), agent };
      noteRefusal(
        auditBy(services.auditBook, () => trace),
        { error, method },
      );
    },
    onAnswered: services.metrics.answered,
    checkReady: async () => {
      if (closing) throw new Error('The process is about to end.');
      await database.ping();
    },
  }),
  { tls: readCertificate(settings), https },
);

const watched = metricsServer(services.metrics);

await services.start();
if (settings.METRICS_PORT) await watched.listen(settings.METRICS_PORT, settings.METRICS_HOST);
await server.listen(settings.PORT, settings.HOST);
log.info({ event: 'listening', port: settings.PORT, origins: settings.ORIGINS });
process.once('SIGTERM', () => void close());
process.once('SIGINT', () => void close());

/** Where the build stands, whatever folder the process was started in. */
function built(part: string): string {
  return fileURLToPath(new URL(`../dist/${part}`, import.meta.url));
}

async function loadAstro(): Promise<FrontOptions['render']> {
  const entry = new URL('../dist/server/bundle/entry.mjs', import.meta.url).href;
  const { handler } = await import(entry);
  return (request, response, locals, next) =>
    handler(request, response, next, { ...locals, services });
}

function readCertificate({ TLS_CERT, TLS_KEY }: Settings) {
  if (!TLS_CERT || !TLS_KEY) return null;
  return { cert: readFileSync(TLS_CERT), key: readFileSync(TLS_KEY) };
}

/** End in order, within ten seconds: what would never end by itself, the front, the worker, the stores. */
async function close(): Promise<void> {
  if (closing) return;
  closing = true;
  log.info({ event: 'closing' });
  setTimeout(() => process.exit(1), 9 * second).unref();
  await services.live.close();
  await server.close();
  if (settings.METRICS_PORT) await watched.close();
  await services.close();
  log.info({ event: 'closed' });
  process.exit(0);
}
