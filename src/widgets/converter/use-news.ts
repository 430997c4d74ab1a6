import { useEffect, useRef, useState } from 'preact/hooks';

/** A voice waits until typing rests, so that it does not read every digit twice. */
const restMs = 700;

/** News about the change that is just happening stays; older news goes with the next change. */
const freshMs = 300;

/** What the live regions say: what was just told, at once, and the standing answer after typing rests. */
export function useNews(standing: string) {
  const [told, setTold] = useState('');
  const [spoken, setSpoken] = useState('');
  const first = useRef<string | null>(standing);
  const toldAt = useRef(0);

  const tell = (news: string) => {
    toldAt.current = Date.now();
    setTold(news);
  };

  useEffect(() => {
    // What stands on the page when it opens is not news.
    if (standing === first.current) return;
    first.current = null;
    if (Date.now() - toldAt.current > freshMs) setTold('');
    const timer = setTimeout(() => setSpoken(standing), restMs);
    return () => clearTimeout(timer);
  }, [standing]);

  return { told, spoken, tell };
}
