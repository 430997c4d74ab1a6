import { useEffect } from 'react';
import { useDrive } from '#drive/drive-context.ts';
import { listen, type Told } from './live.ts';
import { toKeys } from './to-keys.ts';

/** Events that come together are answered together. */
const gatherMs = 150;

/** Keep what is on screen as it is on the server, whoever changed it. */
export function useLive(): void {
  const { account, queries, live, refresh } = useDrive();
  useEffect(() => {
    const waiting = new Map<string, readonly unknown[]>();
    let timer = 0;
    const flush = () => {
      timer = 0;
      for (const queryKey of waiting.values()) void queries.invalidateQueries({ queryKey });
      waiting.clear();
    };
    const onTold = (told: Told) => {
      live.set(told.event !== 'closed');
      for (const key of toKeys(told)) waiting.set(JSON.stringify(key), key);
      if (timer === 0 && waiting.size > 0) timer = window.setTimeout(flush, gatherMs);
    };
    const stop = listen({ accountId: account.id, onTold, refresh });
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, [account.id, queries, live, refresh]);
}
