import type { DriveApi } from '#drive/drive-api.ts';
import { type Store, store } from '#drive/store.ts';
import type { Sending } from '#drive/uploads/queue.ts';
import type { PlanChoice } from './choices.ts';
import type { Found } from './found.ts';
import type { Plan } from './make-plan.ts';

/** Where the way from a drop to the queue stands. */
export type PlanState =
  | { readonly state: 'reading'; readonly files: number }
  | { readonly state: 'asking'; readonly plan: Plan };

/** Bring files and whole folders: read, judge, ask where it is needed, then hand them to the queue. */
export interface Bringing {
  /** Null: nothing to be shown. */
  readonly state: Store<PlanState | null>;
  bring(found: AsyncIterable<Found>, folder: { readonly id: string }): Promise<void>;
  /** Go on with what was chosen. */
  decide(plan: Plan, choices: readonly PlanChoice[]): Promise<void>;
  giveUp(): void;
}

interface Tools {
  readonly api: DriveApi;
  readonly send: (sendings: readonly Sending[]) => Promise<void>;
  readonly complain: (error: unknown) => void;
  /** Called when folders were made. */
  readonly onFolders: () => void;
}

/** What is read more quickly than this is not worth a dialog. */
const patienceMs = 500;

/** Begin to bring. One thing at a time: what is dropped meanwhile takes the place of what was read. */
export function bringing({ api, send, complain, onFolders }: Tools): Bringing {
  const state = store<PlanState | null>(null);
  let leaving = new AbortController();

  const self: Bringing = {
    state,
    bring: async (found, { id }) => {
      self.giveUp();
      leaving = new AbortController();
      const { signal } = leaving;
      let files = 0;
      const timer = setTimeout(() => state.set({ state: 'reading', files }), patienceMs);
      const onRead = (count: number) => {
        files = count;
        // Each hundredth: who reads along needs no more, and ten thousand would only cost time.
        if (count % 100 === 0 && state.get() !== null) state.set({ state: 'reading', files });
      };
      try {
        const { makePlan } = await import('./make-plan.ts');
        const plan = await makePlan(api, id, { found, onRead, signal });
        clearTimeout(timer);
        if (plan.items.every(({ entry }) => entry.is === 'new')) {
          await self.decide(plan, plan.choices);
        } else state.set({ state: 'asking', plan });
      } catch (error) {
        clearTimeout(timer);
        if (signal.aborted) return;
        state.set(null);
        complain(error);
      }
    },
    decide: async (plan, choices) => {
      state.set(null);
      try {
        const { carryOut } = await import('./carry-out.ts');
        const sendings = await carryOut(api, { ...plan, choices });
        if (plan.folders.length > 0) onFolders();
        await send(sendings);
      } catch (error) {
        complain(error);
      }
    },
    giveUp: () => {
      leaving.abort();
      state.set(null);
    },
  };
  return self;
}
