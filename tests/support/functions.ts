import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { freePort } from './server.ts';

/** A stand-in for AWS Lambda, which knows one function. */
export interface Functions {
  /** What a process needs so that it calls here. */
  readonly environment: Record<string, string>;
  /** What it was called with, newest last. */
  readonly events: unknown[];
  /** What it answers next; `failed` as a function that threw. */
  answer: { failed?: boolean; body: object };
  close(): void;
}

/** Start a Lambda service where one function of a name can be called and waited for. */
export async function startFunctions(name: string): Promise<Functions> {
  const port = await freePort();
  const server = createServer(async (request, response) => {
    if (request.url !== `/2015-03-31/functions/${name}/invocations`) {
      response.writeHead(404, { 'x-amzn-errortype': 'ResourceNotFoundException' });
      return void response.end('{}');
    }
    functions.events.push(JSON.parse(await text(request)));
    const { failed, body } = functions.answer;
    response.writeHead(200, failed ? { 'x-amz-function-error': 'Unhandled' } : {});
    response.end(JSON.stringify(body));
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const functions: Functions = {
    environment: {
      AWS_ENDPOINT_URL_LAMBDA: `http://127.0.0.1:${port}`,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'testtest',
    },
    events: [],
    answer: { body: {} },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return functions;
}
