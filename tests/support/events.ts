import type { LiveEvent, LiveTopic } from '../../src/domain/live/contract.ts';

/** An event as a browser would hand it over, with the last id so far. */
export type Heard = Extract<LiveEvent, { event: LiveTopic }> & { lastEventId: string };

/** A stream of events that is being read. */
export interface Listener {
  readonly status: number;
  readonly headers: Headers;
  /** Everything heard so far. */
  readonly heard: Heard[];
  /** The last id that was told. */
  readonly lastEventId: string;
  /** Whether the stream was ended from the other side. */
  readonly ended: boolean;
  close(): void;
}

/** Listen to a stream as EventSource does. */
export async function listen(
  call: (
    path: string,
    init: { headers: Record<string, string>; signal: AbortSignal },
  ) => Promise<Response>,
  { lastEventId }: { lastEventId?: string } = {},
): Promise<Listener> {
  const leaving = new AbortController();
  const headers: Record<string, string> = { accept: 'text/event-stream' };
  if (lastEventId !== undefined) headers['last-event-id'] = lastEventId;
  const response = await call('/api/events', { headers, signal: leaving.signal });
  const self = {
    status: response.status,
    headers: response.headers,
    heard: [] as Heard[],
    lastEventId: lastEventId ?? '',
    ended: false,
    close: () => leaving.abort(),
  };
  void read(response, self).catch(() => {});
  return self;
}

async function read(
  { body }: Response,
  self: { heard: Heard[]; lastEventId: string; ended: boolean },
): Promise<void> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of body ?? []) {
    const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = new Map(
        block.split('\n').map((line) => {
          const colon = line.indexOf(': ');
          return [line.slice(0, colon), line.slice(colon + 2)] as const;
        }),
      );
      self.lastEventId = fields.get('id') ?? self.lastEventId;
      const [event, data] = [fields.get('event'), fields.get('data')];
      if (!event || !data) continue;
      const told = { event, data: JSON.parse(data), lastEventId: self.lastEventId };
      self.heard.push(told as Heard);
    }
  }
  self.ended = true;
}
