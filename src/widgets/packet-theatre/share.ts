import { options, type Setup } from './setup.ts';

/** Write what differs from a first setup, and the mission, as a fragment. It is never sent to us. */
export function formatState(setup: Setup, first: Setup, mission: string | null): string {
  const changed = Object.entries(setup).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(first[key as keyof Setup]),
  );
  const state = { ...Object.fromEntries(changed), ...(mission ? { mission } : {}) };
  return `#theatre=${encodeURIComponent(JSON.stringify(state))}`;
}

/** Read one back; null when the fragment is not ours. Whoever wrote it, only what fits is taken. */
export function parseState(fragment: string): Record<string, unknown> | null {
  const [, text] = /^#theatre=(.+)$/.exec(fragment) ?? [];
  if (text === undefined) return null;
  try {
    const state: unknown = JSON.parse(decodeURIComponent(text));
    return typeof state === 'object' && state !== null ? { ...state } : null;
  } catch {
    return null;
  }
}

/** Put a state that was read over a first setup. A part of another shape is left out. */
export function restore(first: Setup, state: Record<string, unknown>): Setup {
  const fitting = Object.entries(state).filter(
    ([key, value]) =>
      key in first && isLike(value, first[key as keyof Setup]) && isOffered(key, value),
  );
  const { rules: typed } = state;
  const known = isRules(typed) ? Object.entries(typed).filter(([key]) => key in first.rules) : [];
  return {
    ...first,
    ...Object.fromEntries(fitting),
    rules: { ...first.rules, ...Object.fromEntries(known) },
  };
}

function isOffered(key: string, value: unknown): boolean {
  const offered: readonly unknown[] | undefined = options[key as keyof typeof options];
  return offered === undefined || offered.includes(value);
}

function isLike(value: unknown, known: unknown): boolean {
  if (Array.isArray(known)) return isTexts(value);
  return typeof value === typeof known && !Array.isArray(value) && value !== null;
}

function isRules(value: unknown): value is Setup['rules'] {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((rows) => Array.isArray(rows) && rows.every(isTexts))
  );
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
