import { inspect, isDeepStrictEqual } from 'node:util';
import fc, { type Arbitrary } from 'fast-check';

/** One of our models beside something that is not ours, or goes another way to the same answer. */
export type Comparison = {
  readonly model: string;
  readonly oracle: string;
  /** How many turns it gets where the others get one. */
  readonly share: number;
  run(seed: number, cases: number): Promise<Outcome>;
};

/** How many cases were compared, and the smallest one that differs. */
export type Outcome = { readonly cases: number; readonly difference: string | null };

type Sides<C> = {
  readonly model: string;
  readonly oracle: string;
  readonly share?: number;
  readonly cases: Arbitrary<C>;
  /** What our model answers. */
  ours(one: C): unknown;
  /** What the other one answers. */
  theirs(one: C): unknown;
};

/** Set a model beside its oracle. Both sides may answer later; what is thrown is a difference too. */
export function compare<C>({
  model,
  oracle,
  share = 1,
  cases,
  ours,
  theirs,
}: Sides<C>): Comparison {
  const differs = async (one: C): Promise<string | null> => {
    const [our, their] = [await ours(one), await theirs(one)];
    if (isDeepStrictEqual(our, their)) return null;
    return `${inspect(one)}\n  ours:   ${inspect(our)}\n  theirs: ${inspect(their)}`;
  };
  return {
    model,
    oracle,
    share,
    run: async (seed, count) => {
      const property = fc.asyncProperty(cases, async (one) => (await differs(one)) === null);
      const details = await fc.check(property, { seed, numRuns: count });
      const [smallest] = details.counterexample ?? [];
      if (smallest === undefined) return { cases: details.numRuns, difference: null };
      const difference = await differs(smallest).catch(
        (error: unknown) => `${inspect(smallest)}\n  threw:  ${error}`,
      );
      return { cases: details.numRuns, difference };
    },
  };
}

/** Deal a number of cases out to comparisons, each by its share. */
export function dealOut(comparisons: readonly Comparison[], cases: number): number[] {
  const shares = comparisons.reduce((sum, { share }) => sum + share, 0);
  return comparisons.map(({ share }) => Math.ceil((cases * share) / shares));
}
