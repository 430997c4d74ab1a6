import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { developers } from '#i18n/developers.ts';
import { policy } from '../policy.ts';
import { openApi } from './document.ts';
import { endpoints } from './endpoints.ts';

const document = openApi();
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

test('what has a body in the policy has one in the description, and the other way round', () => {
  for (const [key, { request }] of Object.entries(endpoints)) {
    const takesJson = policy[key]?.types?.includes('application/json') === true;
    expect([key, request !== undefined]).toEqual([key, takesJson]);
  }
});

test('every reference leads to a schema, and every schema is one', () => {
  const text = JSON.stringify(document);
  const references = new Set([...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)]);
  const { schemas } = document.components as { schemas: Record<string, object> };
  for (const [, name = ''] of references) expect(Object.keys(schemas)).toContain(name);
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, validateFormats: false });
  for (const [name, schema] of Object.entries(schemas)) {
    expect([name, ajv.validateSchema(schema)]).toEqual([name, true]);
  }
});

test('the description names no machine', () => {
  expect(document.servers).toEqual([{ url: '/' }]);
  const text = JSON.stringify(document).replaceAll('https://json-schema.org', '');
  expect(text).not.toMatch(/https?:\/\/|localhost|127\.0\.0\.1/);
});
