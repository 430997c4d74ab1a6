import type { z } from 'zod';
import { isProblem } from '#lib/problem.ts';

/** Read the filter of a page's form. A field that was left empty is as good as absent. */
export function readFilter<T extends z.ZodType>(
  { searchParams }: URL,
  contract: T,
): { wanted: z.output<T> | null; query: URLSearchParams } {
  const fields = [...searchParams].filter(([, value]) => value !== '');
  const result = contract.safeParse(Object.fromEntries(fields));
  const query = new URLSearchParams(fields.filter(([name]) => name !== 'cursor'));
  return { wanted: result.success ? result.data : null, query };
}

/** Answer null where a page's address names a place of another list; anything else is a failure. */
export function refuseCursor(error: unknown): null {
  if (isProblem(error) && error.code === 'cursor-invalid') return null;
  throw error;
}
