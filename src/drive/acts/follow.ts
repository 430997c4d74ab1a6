import type { ActAnswer } from '#domain/folders/journal/contract.ts';
import type { Drive } from '#drive/drive-context.ts';
import type { Work } from './work.ts';

/** How often a running act is looked at. */
const lookMs = 600;

/** Wait until an act is done, and show how far it has come while it takes its time. */
export async function follow(
  { api, works }: Pick<Drive, 'api' | 'works'>,
  begun: ActAnswer,
  { label, total }: Pick<Work, 'label' | 'total'>,
): Promise<ActAnswer> {
  let act = begun;
  try {
    while (act.state === 'running') {
      const work: Work = { seq: act.seq, label, total, done: act.done + act.refusedCount };
      works.set([...works.get().filter(({ seq }) => seq !== work.seq), work]);
      await new Promise((resolve) => setTimeout(resolve, lookMs));
      act = await api.work(act.seq);
    }
    return act;
  } finally {
    works.set(works.get().filter(({ seq }) => seq !== begun.seq));
  }
}
