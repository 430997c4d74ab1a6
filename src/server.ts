import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { chooseLanguage } from '#http/language.ts';
import { openServices } from './services.ts';
import { readSettings } from './settings.ts';

const settings = readSettings(process.env);
const services = await openServices(settings);
// Made by the build: a path that the compiler need not follow.
const entry: string = '../dist/server/entry.mjs';
const { handler } = await import(entry);
const server = createServer(async (request, response) => {
  const language = chooseLanguage(request.url ?? '/', request.headers['accept-language'] ?? null);
  const requestId = randomUUID();
  const locals = {
    services,
    requestId,
    language,
    address: request.socket.remoteAddress ?? '',
    origin: settings.ORIGINS[0],
    drained: async () => {},
  };
  await handler(request, response, undefined, locals);
});
server.listen(settings.PORT, settings.HOST, () => {
  services.log.info({ event: 'listening', port: settings.PORT });
});
