import { useEffect, useRef, useState } from 'preact/hooks';
import {
  formatFragment,
  type History,
  isSameQuestion,
  parseFragment,
  type Question,
  rememberPress,
  rememberTyping,
  startQuestion,
  stepBack,
} from './question.ts';

/** Browsers refuse more than about three addresses a second. */
const addressMs = 350;

/** Keep the question, its history, and its place in the address together. */
export function useQuestion() {
  const [question, setQuestion] = useState(startQuestion);
  const history = useRef<History>({ past: [], typedAt: 0 });

  useEffect(() => {
    const read = () => {
      const asked = parseFragment(location.hash);
      if (asked !== null) setQuestion((now) => (isSameQuestion(now, asked) ? now : asked));
    };
    read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);

  useEffect(() => {
    const timer = setTimeout(() => {
      if (location.hash === '' && isSameQuestion(question, startQuestion)) return;
      const fragment = formatFragment(question) ?? '';
      if (fragment === location.hash) return;
      window.history.replaceState(null, '', fragment || location.pathname + location.search);
    }, addressMs);
    return () => clearTimeout(timer);
  }, [question]);

  const ask = (next: Question) => {
    if (isSameQuestion(next, question)) return;
    history.current = rememberPress(history.current, question);
    setQuestion(next);
  };

  const type = (text: string) => {
    history.current = rememberTyping(history.current, question, Date.now());
    setQuestion({ ...question, text });
  };

  const undo = () => {
    const back = stepBack(history.current);
    if (back === null) return false;
    history.current = back.history;
    setQuestion(back.question);
    return true;
  };

  return { question, ask, type, undo };
}
