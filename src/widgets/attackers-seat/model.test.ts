import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Defences, findPreset, presetNames, presets } from './defences.ts';
import { type Attack, attacks, play } from './model.ts';
import type { Because, Outcome } from './moves.ts';

type Cell = readonly [Outcome | null, Because];

const still: Cell = [null, 'no-rotation'];

/** The matrix, cell by cell: `localStorage`, bare cookie, Lax with strict rotation, ours. */
const matrix: Readonly<Record<Attack, readonly [Cell, Cell, Cell, Cell]>> = {
  'xss-read': [
    ['taken', 'lies-in-storage'],
    ['blocked', 'http-only'],
    ['blocked', 'http-only'],
    ['blocked', 'csp'],
  ],
  'xss-ride': [
    ['ridden', 'looks-right'],
    ['ridden', 'looks-right'],
    ['ridden', 'looks-right'],
    ['blocked', 'csp-else-ridden'],
  ],
  'csrf-post': [
    ['blocked', 'nothing-by-itself'],
    ['done', 'cookie-came'],
    ['blocked', 'same-site-kept'],
    ['blocked', 'same-site-kept'],
  ],
  'csrf-get': [
    ['blocked', 'nothing-by-itself'],
    ['done', 'get-obeyed'],
    ['done', 'get-obeyed'],
    ['blocked', 'no-get-changes'],
  ],
  'csrf-sibling': [
    ['blocked', 'nothing-by-itself'],
    ['done', 'same-site-sent'],
    ['done', 'same-site-sent'],
    ['blocked', 'sibling-refused'],
  ],
  'csrf-sign-in': [
    ['blocked', 'nothing-kept'],
    ['done', 'your-account-mine'],
    ['done', 'your-account-mine'],
    ['blocked', 'sign-in-token'],
  ],
  'copied-access': [
    ['done', 'until-it-ends'],
    ['done', 'until-it-ends'],
    ['done', 'until-it-ends'],
    ['done', 'until-sign-out'],
  ],
  'refresh-second': [
    ['done', 'whole-life'],
    ['done', 'whole-life'],
    ['noticed', 'reuse'],
    ['noticed', 'grace-then-reuse'],
  ],
  'refresh-first': [
    ['done', 'whole-life'],
    ['done', 'whole-life'],
    ['noticed', 'next-refresh'],
    ['noticed', 'next-refresh'],
  ],
  fixation: [
    [null, 'no-id'],
    ['done', 'id-kept'],
    ['done', 'id-kept'],
    ['blocked', 'new-id-and-prefix'],
  ],
  forged: [
    ['done', 'header-trusted'],
    ['done', 'header-trusted'],
    ['done', 'header-trusted'],
    ['blocked', 'one-algorithm'],
  ],
  respelled: [
    ['done', 'hash-differs'],
    ['done', 'hash-differs'],
    ['done', 'hash-differs'],
    ['blocked', 'one-spelling'],
  ],
  'two-tabs': [still, still, ['harm', 'looks-like-theft'], [null, 'one-successor']],
};

const cells = attacks.flatMap((attack) =>
  presetNames.map((preset, column) => ({ attack, preset, cell: matrix[attack][column] })),
);

test.each(cells)('$attack against $preset', ({ attack, preset, cell }) => {
  const { outcome, because } = play(presets[preset], attack);
  expect([outcome, because]).toEqual(cell);
});

test('there are thirteen rows and four columns', () => {
  expect(cells).toHaveLength(52);
});

const mixes = fc.record<Defences>({
  storage: fc.constantFrom('local-storage', 'memory', 'cookie', 'server'),
  sameSite: fc.constantFrom('none', 'lax', 'strict'),
  fetchSite: fc.boolean(),
  csrfToken: fc.boolean(),
  csp: fc.boolean(),
  rotation: fc.constantFrom('off', 'strict', 'grace'),
  graceSeconds: fc.integer({ min: 0, max: 60 }),
  webLocks: fc.boolean(),
  newId: fc.boolean(),
  hostPrefix: fc.boolean(),
  verifier: fc.constantFrom('trusts-header', 'fixed-list'),
  deviceBound: fc.boolean(),
});
const anyAttack = fc.constantFrom(...attacks);

/** Every way to add one defence to a mix. */
function strengthened(mix: Defences): Defences[] {
  const flags = [
    'fetchSite',
    'csrfToken',
    'csp',
    'webLocks',
    'newId',
    'hostPrefix',
    'deviceBound',
  ] as const;
  return [
    ...flags.map((flag) => ({ ...mix, [flag]: true })),
    { ...mix, sameSite: mix.sameSite === 'none' ? 'lax' : 'strict' },
    { ...mix, verifier: 'fixed-list' },
    { ...mix, rotation: mix.rotation === 'off' ? 'strict' : mix.rotation },
    { ...mix, rotation: mix.rotation === 'off' ? 'grace' : mix.rotation },
  ];
}

const isSafe = (outcome: Outcome | null) => outcome === 'blocked' || outcome === null;

describe('in every mix of defences', () => {
  test('one more never turns safe into unsafe, but for rotation without grace', () => {
    fc.assert(
      fc.property(mixes, anyAttack, (mix, attack) => {
        if (!isSafe(play(mix, attack).outcome)) return;
        for (const more of strengthened(mix)) {
          const { outcome } = play(more, attack);
          const harmed = attack === 'two-tabs' && mix.rotation === 'off' && more.rotation !== 'off';
          if (harmed && outcome === 'harm') {
            expect(more.rotation === 'strict' || more.graceSeconds === 0).toBe(true);
          } else expect(isSafe(outcome)).toBe(true);
        }
      }),
    );
  });

  test('only an honest member is harmed, and only a second tab does it', () => {
    fc.assert(
      fc.property(mixes, anyAttack, (mix, attack) => {
        const harm = play(mix, attack).outcome === 'harm';
        const alone = !mix.webLocks && mix.storage !== 'server';
        const strict =
          mix.rotation === 'strict' || (mix.rotation === 'grace' && mix.graceSeconds === 0);
        expect(harm).toBe(attack === 'two-tabs' && alone && strict);
      }),
    );
  });

  test('riding is stopped by the policy and by nothing else', () => {
    fc.assert(
      fc.property(mixes, (mix) => {
        expect(play(mix, 'xss-ride').outcome).toBe(mix.csp ? 'blocked' : 'ridden');
      }),
    );
  });

  test('a device-bound sign-in ends every copy and changes nothing inside the browser', () => {
    fc.assert(
      fc.property(mixes, anyAttack, (mix, attack) => {
        const bound = play({ ...mix, deviceBound: true }, attack).outcome;
        if (['copied-access', 'refresh-second', 'refresh-first'].includes(attack)) {
          expect(bound).toBe('blocked');
        } else if (attack !== 'fixation') {
          expect(bound).toBe(play({ ...mix, deviceBound: false }, attack).outcome);
        }
      }),
    );
  });

  test('no place for the token wins: what is sent by itself is ridden to, what is not can be taken', () => {
    const bare = { ...presets['local-storage'] };
    for (const storage of ['local-storage', 'memory'] as const) {
      expect(play({ ...bare, storage }, 'xss-read').outcome).toBe('taken');
      expect(play({ ...bare, storage }, 'csrf-post').outcome).toBe('blocked');
    }
    for (const storage of ['cookie', 'server'] as const) {
      expect(play({ ...bare, storage }, 'xss-read').outcome).toBe('blocked');
      expect(play({ ...bare, storage }, 'csrf-post').outcome).toBe('done');
    }
  });

  test('a story begins at nought, never runs backwards, and is the same twice', () => {
    fc.assert(
      fc.property(mixes, anyAttack, (mix, attack) => {
        const { moves } = play(mix, attack);
        expect(moves[0]?.at).toBe(0);
        expect(moves.map(({ at }) => at)).toEqual(
          moves.map(({ at }) => at).toSorted((a, b) => a - b),
        );
        expect(play(mix, attack)).toEqual(play(mix, attack));
      }),
    );
  });

  test('what it shows is drawn: no address, no script, no secret', () => {
    fc.assert(
      fc.property(mixes, anyAttack, (mix, attack) => {
        const lines = play(mix, attack).moves.flatMap(({ shows }) => shows);
        for (const { text } of lines) expect(text).not.toMatch(/https?:|<script|eyJ|\w{24,}/);
      }),
    );
  });
});

test('a preset is known again, and a mix is nobody', () => {
  for (const name of presetNames) expect(findPreset({ ...presets[name] })).toBe(name);
  expect(findPreset({ ...presets.ours, csp: false })).toBeNull();
});
