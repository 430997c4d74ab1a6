/** What knows the addresses of this place. */
export interface Origins {
  readonly settings: { readonly ORIGINS: readonly string[] };
}

/** The origin that links, tokens and letters name. */
export function publicOrigin({ ORIGINS }: Origins['settings']): string {
  const [first] = ORIGINS;
  if (first === undefined) throw new Error('ORIGINS is empty.');
  return first;
}
