import { type Answer, answer } from './answer.ts';
import { type Excerpt, excerpt, formatGrouped, writeCopy } from './copies.ts';
import type { FromWorker, ToWorker } from './large.ts';

// The whole number stays here; the page is sent what fits on its screen, and a copy on request.
let last: { text: string; answered: Answer } | null = null;

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.do === 'convert') {
    const answered = answer(data.question, (stage) => tell({ tell: 'stage', stage }));
    last = { text: data.question.text, answered };
    tell({ tell: 'answer', answer: summarise(answered, data.grouping) });
    return;
  }
  if (last?.answered.state !== 'read') return;
  const { number, written } = last.answered;
  const copied = writeCopy(data.kind, number, written, data.grouping);
  tell({ tell: 'copy', copy: copied });
});

function tell(message: FromWorker): void {
  postMessage(message);
}

function summarise(answered: Answer, grouping: Parameters<typeof formatGrouped>[1]) {
  if (answered.state === 'refused') return answered;
  const { numeral, ending } = answered.written;
  const shown: Excerpt = excerpt(formatGrouped(numeral, grouping, ending.state === 'goes-on'));
  const digits = numeral.whole.length + numeral.fraction.length + numeral.block.length;
  const { why } = answered;
  return { state: 'read' as const, base: numeral.base, shown, digits, ending, why };
}
