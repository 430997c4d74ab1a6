import type { ColourAnswer, ColourRequest } from './colour-worker.ts';

/** A text that takes longer than this stays without colours. */
const patienceMs = 1500;

/** Colour a program. Answers null when that takes too long or fails: the text is there anyway. */
export function colourText(request: ColourRequest): Promise<ColourAnswer | null> {
  const worker = new Worker(new URL('./colour-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<ColourAnswer | null>((resolve) => {
    const timer = setTimeout(() => resolve(null), patienceMs);
    worker.addEventListener('message', ({ data }: MessageEvent<ColourAnswer>) => {
      clearTimeout(timer);
      resolve(data);
    });
    worker.addEventListener('error', () => resolve(null));
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}
