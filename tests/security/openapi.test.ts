import { expect, test } from 'vitest';
import { endpoints } from '#http/openapi/endpoints.ts';
import { policy } from '#http/policy.ts';
import { developers } from '#i18n/developers.ts';
import { readRoutes } from '../support/routes.ts';

const rows = Object.keys(policy).filter((key) => key.includes(' /api/'));

test('every row of the policy under /api stands in endpoints.ts, and nothing else does', () => {
  expect(Object.keys(endpoints).toSorted()).toEqual(rows.toSorted());
});

test('every endpoint that a token opens has its sentence in both languages, and no other has', () => {
  const open = rows.filter((key) => policy[key]?.scope !== undefined).toSorted();
  expect(Object.keys(developers.en.acts).toSorted()).toEqual(open);
  expect(
    Object.keys(endpoints)
      .filter((key) => !endpoints[key]?.summary)
      .toSorted(),
  ).toEqual(open);
});

test('every endpoint that is built is described, and nothing that is not', async () => {
  const { endpoints: built } = await readRoutes();
  const ours = built.filter((key) => key.includes(' /api/'));
  expect(Object.keys(endpoints).toSorted()).toEqual(ours.toSorted());
});
