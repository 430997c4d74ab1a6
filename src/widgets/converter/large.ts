import type { Grouping } from '#lib/numbers/format.ts';
import type { Refusal } from '#lib/numbers/refusal.ts';
import type { Why } from '#lib/numbers/why.ts';
import type { Ending } from '#lib/numbers/write.ts';
import type { Stage } from './answer.ts';
import type { Copy, CopyKind, Excerpt } from './copies.ts';
import type { Question } from './question.ts';

/** Texts longer than this are converted in the worker; up to it even the worst takes a few milliseconds. */
export const longestDirect = 400;

/** Texts longer than this are not put into the field: laying a million characters out blocks the page. */
export const longestTyped = 20_000;

/** What the page asks of the worker. */
export type ToWorker =
  | { readonly do: 'convert'; readonly question: Question; readonly grouping: Grouping }
  | { readonly do: 'copy'; readonly kind: CopyKind; readonly grouping: Grouping };

/** A long number as far as a screen shows it. */
export type LargeAnswer =
  | { readonly state: 'refused'; readonly refusal: Refusal }
  | {
      readonly state: 'read';
      readonly base: number;
      readonly shown: Excerpt;
      readonly digits: number;
      readonly ending: Ending;
      readonly why: Why | null;
    };

/** What the worker tells the page. */
export type FromWorker =
  | { readonly tell: 'stage'; readonly stage: Stage }
  | { readonly tell: 'answer'; readonly answer: LargeAnswer }
  | { readonly tell: 'copy'; readonly copy: Copy };

/** Open a worker of our own file; to cancel its work is to end it. */
export function largeNumbers(hear: (message: FromWorker) => void) {
  let worker: Worker | null = null;
  const open = () => {
    worker ??= new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => hear(data);
    return worker;
  };
  return {
    ask: (message: ToWorker) => open().postMessage(message),
    cancel: () => {
      worker?.terminate();
      worker = null;
    },
  };
}
