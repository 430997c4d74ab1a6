import { ERRORS, Server } from '@tus/server';
import { freshId, isId } from '#lib/id.ts';
import { Problem, type ProblemCode } from '#lib/problem.ts';
import { KiB, second } from '#lib/units.ts';
import { dataStore } from './data-store.ts';
import { getSent } from './get-sent.ts';
import type { Ground } from './ground.ts';
import { holdLease, type Lease } from './leases.ts';

/** Where uploads live, as the `Location` of a new one says. */
const path = '/api/uploads';
const metadataBytes = 8 * KiB;
/** A PATCH that is asked to let go has this long to write down what it took. */
const drain = second / 2;

/**
 * Answer one tus request of one sender. `@tus/server` speaks the protocol; the store, the lease and
 * every refusal are ours, so a refusal leaves as a `Problem` like any other.
 */
export async function answerTus(
  ground: Ground,
  senderId: string,
  request: Request,
  body: AsyncIterable<Uint8Array> = request.body ?? none(),
): Promise<Response> {
  const metadata = request.headers.get('upload-metadata') ?? '';
  if (metadata.length > metadataBytes) {
    throw new Problem('headers-too-large', { limit: metadataBytes });
  }
  const held = { token: '', signal: request.signal, body };
  let lease: Lease | null = null;
  let failure: unknown = null;

  const server = new Server({
    path,
    datastore: dataStore(ground, senderId, held),
    maxSize: ground.limits.fileBytes,
    relativeLocation: true,
    respectForwardedHeaders: false,
    // No other site may speak to us; without this the library lets every one.
    allowedOrigins: () => false,
    lockDrainTimeout: drain,
    namingFunction: () => freshId(),
    locker: {
      newLock: (id) => ({
        lock: async (signal, onWanted) => {
          lease = await holdLease(ground, id, { signal, onWanted });
          held.token = lease.token;
          held.signal = signal;
        },
        unlock: async () => lease?.release(),
      }),
    },
    // Whose it is comes before anything else; a new id is still nobody's.
    onIncomingRequest: async (_, id) => {
      if (request.method === 'POST') return;
      if (!isId(id)) throw new Problem('upload-not-found');
      await getSent(ground, senderId, id);
    },
    onResponseError: (_, error) => {
      failure = error;
      return undefined;
    },
  });

  // Without its body: the store takes that itself.
  const { url, method, headers } = request;
  const response = await server.handleWeb(new Request(url, { method, headers }));
  if (failure !== null) throw toProblem(failure);
  if (response.status >= 400) throw await toHeaderProblem(response);
  for (const name of [...response.headers.keys()]) {
    if (name.startsWith('access-control-')) response.headers.delete(name);
  }
  return response;
}

/** The library's own refusals as ours; whatever else it throws is a bug. */
const codes = new Map<unknown, ProblemCode>([
  // A PATCH that had to let go, or whose client left: coming again helps.
  [ERRORS.ABORTED, 'upload-busy'],
  [ERRORS.MISSING_OFFSET, 'upload-offset'],
  [ERRORS.INVALID_OFFSET, 'upload-offset'],
  [ERRORS.INVALID_CONTENT_TYPE, 'wrong-content-type'],
  [ERRORS.FILE_NOT_FOUND, 'upload-not-found'],
  [ERRORS.FILE_NO_LONGER_EXISTS, 'upload-gone'],
  [ERRORS.ERR_SIZE_EXCEEDED, 'body-too-large'],
  [ERRORS.ERR_MAX_SIZE_EXCEEDED, 'file-too-large'],
  [ERRORS.INVALID_LENGTH, 'upload-length'],
  [ERRORS.UNSUPPORTED_CREATION_DEFER_LENGTH_EXTENSION, 'upload-length'],
  [ERRORS.UNSUPPORTED_CONCATENATION_EXTENSION, 'invalid'],
  [ERRORS.INVALID_METADATA, 'invalid'],
]);

function toProblem(failure: unknown): unknown {
  const code = codes.get(failure);
  if (code) return new Problem(code);
  // More bytes than were announced: told by the stream, with an error of its own.
  const tooMany =
    failure instanceof Error && 'status_code' in failure && failure.status_code === 413;
  return tooMany ? new Problem('body-too-large') : failure;
}

/** A header that the protocol does not know is refused before any hook of ours runs. */
async function toHeaderProblem(response: Response): Promise<Problem> {
  if (response.status === 412) return new Problem('tus-version');
  const text = await response.text();
  if (text.includes('upload-length')) return new Problem('upload-length');
  return new Problem(text.includes('content-type') ? 'wrong-content-type' : 'invalid');
}

async function* none(): AsyncGenerator<Uint8Array> {}
