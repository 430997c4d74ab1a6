import type { LiveEvent, LiveTopic } from './contract.ts';

/** Who reads a stream, by which right, and what they may hear of. */
export interface Watcher {
  readonly accountId: string;
  readonly by: { readonly sessionId: string } | { readonly tokenId: string };
  readonly topics: ReadonlySet<LiveTopic>;
}

/** What is told to one reader, in order. */
export interface Stream {
  readonly watcher: Watcher;
  /** Wait for the next event; null when the stream has ended. */
  next(): Promise<LiveEvent | null>;
  /** Tell something. A reader who has left too much unread is given up. */
  tell(event: LiveEvent): void;
  end(): void;
}

/** So many events wait for a reader who is slow. */
export const waitingEvents = 1_000;

/** Begin a stream; `onEnd` hears once that it is over. */
export function openStream(watcher: Watcher, onEnd: (stream: Stream) => void): Stream {
  const waiting: LiveEvent[] = [];
  let wake = () => {};
  let ended = false;
  const stream: Stream = {
    watcher,
    next: async () => {
      while (waiting.length === 0 && !ended) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return waiting.shift() ?? null;
    },
    tell: (event) => {
      if (ended || (event.event !== null && !watcher.topics.has(event.event))) return;
      if (waiting.length >= waitingEvents) return stream.end();
      waiting.push(event);
      wake();
    },
    end: () => {
      if (ended) return;
      ended = true;
      waiting.length = 0;
      wake();
      onEnd(stream);
    },
  };
  return stream;
}
