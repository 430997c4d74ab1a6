import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { policy } from '../policy.ts';
import { openApi } from './document.ts';
import { endpoints } from './endpoints.ts';

const document = openApi();

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
