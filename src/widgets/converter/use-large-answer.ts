import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Grouping } from '#lib/numbers/format.ts';
import type { Stage } from './answer.ts';
import type { Copy, CopyKind } from './copies.ts';
import { type LargeAnswer, largeNumbers } from './large.ts';
import type { Question } from './question.ts';

/** Answer long questions in a worker; a new question, or a press, ends the work on the old one. */
export function useLargeAnswer(question: Question | null, grouping: Grouping) {
  const [answer, setAnswer] = useState<LargeAnswer | null>(null);
  const [stage, setStage] = useState<Stage | null>(null);
  const numbers = useRef<ReturnType<typeof largeNumbers> | null>(null);
  const onCopy = useRef<(copy: Copy) => void>(() => {});

  const cancel = useCallback(() => {
    numbers.current?.cancel();
    setStage(null);
  }, []);

  useEffect(() => {
    setAnswer(null);
    if (question === null) {
      cancel();
      return;
    }
    numbers.current ??= largeNumbers((message) => {
      if (message.tell === 'stage') setStage(message.stage);
      if (message.tell === 'copy') onCopy.current(message.copy);
      if (message.tell !== 'answer') return;
      setAnswer(message.answer);
      setStage(null);
    });
    setStage('reading');
    numbers.current.ask({ do: 'convert', question, grouping });
    return cancel;
  }, [question, grouping, cancel]);

  const copy = (kind: CopyKind, as: Grouping) =>
    new Promise<Copy>((resolve) => {
      onCopy.current = resolve;
      numbers.current?.ask({ do: 'copy', kind, grouping: as });
    });

  return { answer, stage, cancel, copy };
}
