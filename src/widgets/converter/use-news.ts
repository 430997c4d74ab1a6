import { useEffect, useRef, useState } from 'preact/hooks';

/** A voice waits until typing rests, so that it does not read every digit twice. */
const restMs = 700;

/** What the live region says: news at once, and the standing answer after typing rests. */
export function useNews(standing: string): readonly [news: string, tell: (news: string) => void] {
  const [news, setNews] = useState('');
  const told = useRef(false);

  useEffect(() => {
    // The first answer is on the page already, and what was just told is not talked over.
    const timer = setTimeout(() => {
      if (told.current) setNews((now) => (now === '' || now !== standing ? standing : now));
      told.current = true;
    }, restMs);
    return () => clearTimeout(timer);
  }, [standing]);

  return [news, setNews];
}
