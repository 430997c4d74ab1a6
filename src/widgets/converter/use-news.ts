import { useEffect, useRef, useState } from 'preact/hooks';

/** A voice waits until typing rests, so that it does not read every digit twice. */
const restMs = 700;

/** What the live regions say: what was just told, at once, and the standing answer after typing rests. */
export function useNews(standing: string) {
  const [told, tell] = useState('');
  const [spoken, setSpoken] = useState('');
  const first = useRef<string | null>(standing);

  useEffect(() => {
    // What stands on the page when it opens is not news.
    if (standing === first.current) return;
    first.current = null;
    const timer = setTimeout(() => setSpoken(standing), restMs);
    return () => clearTimeout(timer);
  }, [standing]);

  return { told, spoken, tell };
}
