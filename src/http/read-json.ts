import type { z } from 'zod';
import { Problem } from '#lib/problem.ts';

/** Read a JSON body and hold it against its contract. What does not fit is refused, field by field. */
export async function readJson<T extends z.ZodType>(
  request: Request,
  contract: T,
): Promise<z.output<T>> {
  const bytes = await request.arrayBuffer();
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new Problem('not-json', {}, { cause });
  }
  return check(body, contract);
}

/** Hold anything that came from outside against its contract. */
export function check<T extends z.ZodType>(given: unknown, contract: T): z.output<T> {
  const result = contract.safeParse(given);
  if (result.success) return result.data;
  const errors = result.error.issues.map(({ path, code }) => ({ field: path.join('.'), code }));
  throw new Problem('invalid', { errors });
}
