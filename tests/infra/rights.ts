/** One statement of a policy, as far as ours go. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Take one or many as many. */
export const many = <Item>(one: Item | readonly Item[]): readonly Item[] =>
  Array.isArray(one) ? one : [one as Item]; // what is no list is one item

/** Tell whether a policy's pattern means a text: `*` is anything, `?` any letter. */
export function means(pattern: string, text: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i').test(text);
}

/** Tell whether statements without conditions let a caller do something. A denial is stronger. */
export function allows(
  statements: readonly Statement[],
  action: string,
  resource: string,
): boolean {
  const meant = statements.filter(
    ({ Action, Resource, Condition }) =>
      !Condition &&
      many(Action).some((pattern) => means(pattern, action)) &&
      many(Resource).some((pattern) => means(pattern, resource)),
  );
  return (
    meant.some(({ Effect }) => Effect === 'Allow') &&
    meant.every(({ Effect }) => Effect === 'Allow')
  );
}
