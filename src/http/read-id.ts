import { isId } from '#lib/id.ts';
import { Problem, type ProblemCode } from '#lib/problem.ts';

/** Read the id of an address. What has not the shape of one is simply not there. */
export function readId(params: Record<string, string | undefined>, code: ProblemCode): string {
  if (!isId(params.id)) throw new Problem(code);
  return params.id;
}

/** Read the question behind `?`: each word at most once. */
export function readQuery({ searchParams }: URL): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of searchParams) {
    if (Object.hasOwn(query, name)) {
      throw new Problem('invalid', { errors: [{ field: name, code: 'repeated' }] });
    }
    query[name] = value;
  }
  return query;
}

/** Read the number of an act in the journal from an address. */
export function readSeq({ seq = '' }: Record<string, string | undefined>): number {
  if (!/^[1-9]\d{0,14}$/.test(seq)) throw new Problem('journal-not-found');
  return Number(seq);
}
