import type { LiveEvent } from '#domain/live/contract.ts';

// One stream a browser: the tab that holds the lock reads it and passes on what it hears, so that ten
// tabs cost the server as much as one. When that tab closes, the browser gives the lock to another.

/** What a tab hears: an event, or that the stream itself came or went. */
export type Told = LiveEvent | { readonly event: 'open' } | { readonly event: 'closed' };

interface Given {
  readonly accountId: string;
  readonly onTold: (told: Told) => void;
  /** Renew the session; a stream that was refused may be allowed after that. */
  readonly refresh: () => Promise<boolean>;
}

const topics = ['changed', 'upload', 'job', 'notification', 'reset'] as const;

/** After a refusal, so long until the next try; each further one waits twice as long. */
const firstWaitMs = 2_000;
const longestWaitMs = 60_000;

/** Listen to what changes in the drive. Answers how to stop. */
export function listen({ accountId, onTold, refresh }: Given): () => void {
  const name = `drive-live-${accountId}`;
  const stop = new AbortController();
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', ({ data }: MessageEvent<Told>) => onTold(data));
  const tell = (told: Told) => {
    onTold(told);
    channel.postMessage(told);
  };
  const read = () => readStream({ tell, refresh, signal: stop.signal });
  // Without locks each tab reads for itself.
  if (navigator.locks) navigator.locks.request(name, { signal: stop.signal }, read).catch(() => {});
  else void read();
  return () => {
    stop.abort();
    channel.close();
  };
}

interface Reader {
  readonly tell: (told: Told) => void;
  readonly refresh: () => Promise<boolean>;
  readonly signal: AbortSignal;
}

/** Read until told to stop. A cut is mended by the browser, with the place where it was. */
async function readStream({ tell, refresh, signal }: Reader): Promise<void> {
  for (let wait = firstWaitMs; !signal.aborted; wait = Math.min(wait * 2, longestWaitMs)) {
    await readOnce({ tell: resetting(tell, () => (wait = firstWaitMs)), refresh, signal });
    if (signal.aborted) return;
    tell({ event: 'closed' });
    await new Promise((resolve) => setTimeout(resolve, wait));
    await refresh().catch(() => false);
  }
}

function resetting(tell: Reader['tell'], onOpen: () => void): Reader['tell'] {
  return (told) => {
    if (told.event === 'open') onOpen();
    tell(told);
  };
}

/** Read one stream until it is refused or stopped. */
function readOnce({ tell, signal }: Reader): Promise<void> {
  return new Promise((resolve) => {
    const source = new EventSource('/api/events');
    const end = () => {
      source.close();
      resolve();
    };
    signal.addEventListener('abort', end, { once: true });
    source.addEventListener('open', () => tell({ event: 'open' }));
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) end();
    });
    for (const event of topics) {
      source.addEventListener(event, ({ data }: MessageEvent<string>) =>
        // Only our own server writes them, by the contract of `LiveEvent`.
        tell({ event, data: JSON.parse(data) } as LiveEvent),
      );
    }
  });
}
