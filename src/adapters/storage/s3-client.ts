import { S3Client } from '@aws-sdk/client-s3';
import { Problem } from '#lib/problem.ts';
import { minute, second } from '#lib/units.ts';

/** Where an S3 server is, and how its buckets are addressed. */
export interface S3Server {
  readonly region: string;
  /** Empty: AWS itself. */
  readonly endpoint: string;
  /** `server/bucket/key` instead of `bucket.server/key`, as servers other than AWS like it. */
  readonly pathStyle: boolean;
}

/** Open a client that signs with the machine's own rights, and refuses as `storage-away`. */
export function s3Client({ region, endpoint, pathStyle }: S3Server): S3Client {
  // A paused download keeps its connection: with the SDK's 50, fifty of them would stop everybody.
  const agent = { keepAlive: true, maxSockets: Number.POSITIVE_INFINITY };
  const client = new S3Client({
    region,
    ...(endpoint && { endpoint }),
    forcePathStyle: pathStyle,
    // Otherwise the SDK adds checksums that other servers refuse. We ask for SHA-256 where it counts.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      httpAgent: agent,
      httpsAgent: agent,
      connectionTimeout: 5 * second,
      // Until the answer begins. Its body has no limit: its reader may pause.
      requestTimeout: 1 * minute,
      throwOnRequestTimeout: true,
    },
  });
  client.middlewareStack.add(
    (next) => async (args) => {
      try {
        return await next(args);
      } catch (cause) {
        throw isAway(cause) ? new Problem('storage-away', {}, { cause }) : cause;
      }
    },
    { step: 'initialize', priority: 'high', name: 'storageAway' },
  );
  return client;
}

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
]);

/** Tell a server that is away or too busy, after the SDK's own tries, from one that refused. */
function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'TimeoutError') return true;
  if ('code' in error && networkCodes.has(String(error.code))) return true;
  const status = statusOf(error);
  return status !== null && (status >= 500 || status === 429);
}

/** Read the HTTP status that an error of the SDK carries, or null. */
export function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('$metadata' in error)) return null;
  const { $metadata } = error;
  if (typeof $metadata !== 'object' || $metadata === null) return null;
  return 'httpStatusCode' in $metadata ? Number($metadata.httpStatusCode) : null;
}
