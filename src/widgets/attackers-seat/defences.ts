/** Everything a site may put between a token and a thief; the seat's switches, one each. */
export type Defences = {
  readonly storage: 'local-storage' | 'memory' | 'cookie' | 'server';
  readonly sameSite: 'none' | 'lax' | 'strict';
  /** Refuse what does not come from our own origin, by `Sec-Fetch-Site`. */
  readonly fetchSite: boolean;
  /** Whatever changes something must bring a token that a form of ours was given. */
  readonly csrfToken: boolean;
  readonly csp: boolean;
  readonly rotation: 'off' | 'strict' | 'grace';
  /** Counts only for rotation with grace; none is as good as strict. */
  readonly graceSeconds: number;
  readonly webLocks: boolean;
  /** A new session id at sign-in. */
  readonly newId: boolean;
  /** A cookie name that begins with `__Host-`. */
  readonly hostPrefix: boolean;
  /** The second one knows one algorithm and one spelling, and asks for the session by its id. */
  readonly verifier: 'trusts-header' | 'fixed-list';
  readonly deviceBound: boolean;
};

const bare: Defences = {
  storage: 'local-storage',
  sameSite: 'none',
  fetchSite: false,
  csrfToken: false,
  csp: false,
  rotation: 'off',
  graceSeconds: 0,
  webLocks: false,
  newId: false,
  hostPrefix: false,
  verifier: 'trusts-header',
  deviceBound: false,
};

/** Four ways to build it, from left to right in the matrix. */
export const presets = {
  'local-storage': bare,
  'bare-cookie': { ...bare, storage: 'cookie' },
  'lax-strict': { ...bare, storage: 'cookie', sameSite: 'lax', rotation: 'strict' },
  ours: {
    storage: 'cookie',
    sameSite: 'lax',
    fetchSite: true,
    csrfToken: true,
    csp: true,
    rotation: 'grace',
    graceSeconds: 10,
    webLocks: true,
    newId: true,
    hostPrefix: true,
    verifier: 'fixed-list',
    deviceBound: false,
  },
} as const satisfies Record<string, Defences>;

export type Preset = keyof typeof presets;

/** The presets' names, in the order of the columns. */
export const presetNames = Object.keys(presets) as Preset[];

/** Find the preset that a mix of defences happens to be; null when it is a mix of its own. */
export function findPreset(defences: Defences): Preset | null {
  const same = (preset: Defences) =>
    (Object.keys(preset) as (keyof Defences)[]).every((key) => preset[key] === defences[key]);
  return presetNames.find((name) => same(presets[name])) ?? null;
}

/** Tell whether the browser adds the proof to a request by itself, whoever caused it. */
export function isSentByItself({ storage }: Defences): boolean {
  return storage === 'cookie' || storage === 'server';
}

/** The seconds for which a used refresh token is still answered. */
export function graceOf({ rotation, graceSeconds }: Defences): number {
  return rotation === 'grace' ? graceSeconds : 0;
}
