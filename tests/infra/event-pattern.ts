type Pattern = { readonly [key: string]: Pattern | readonly Wanted[] };
type Wanted = string | number | boolean | null | { readonly prefix: string };

/** Tell whether EventBridge would hand this event to a rule with this pattern. */
export function matches(pattern: Pattern, event: unknown): boolean {
  if (typeof event !== 'object' || event === null) return false;
  return Object.entries(pattern).every(([key, wanted]) => {
    const value: unknown = Reflect.get(event, key);
    return isList(wanted) ? wanted.some((one) => isWanted(one, value)) : matches(wanted, value);
  });
}

function isWanted(wanted: Wanted, value: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return wanted === value;
  return typeof value === 'string' && value.startsWith(wanted.prefix);
}

function isList(wanted: Pattern | readonly Wanted[]): wanted is readonly Wanted[] {
  return Array.isArray(wanted);
}
