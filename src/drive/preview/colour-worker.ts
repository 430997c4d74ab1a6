import * as languages from '@speed-highlight/core/languages';
import { type Run, toLines } from './to-lines.ts';

/** What the page asks of this worker, and what it answers. */
export interface ColourRequest {
  readonly text: string;
  readonly language: string;
}
export type ColourAnswer = readonly (readonly Run[])[];

// In a worker of its own: a text that makes a pattern slow stops here, and not the page.
addEventListener('message', ({ data }: MessageEvent<ColourRequest>) => {
  const answer: ColourAnswer = toLines(data.text, data.language, languages);
  postMessage(answer);
});
