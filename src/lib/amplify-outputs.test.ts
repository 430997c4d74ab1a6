import { expect, test } from 'vitest';
import { parseAmplifyOutputs } from './amplify-outputs.ts';

const photos = { name: 'photos', bucket_name: 'app-photos-1a2b', aws_region: 'ap-south-1' };
const files = { name: 'files', bucket_name: 'app-files-3c4d', aws_region: 'eu-west-1' };
const outputs = (paths: Record<string, unknown> = {}) =>
  JSON.stringify({
    version: '1.4',
    auth: { aws_region: 'ap-south-1' },
    storage: {
      bucket_name: photos.bucket_name,
      aws_region: photos.aws_region,
      buckets: [{ ...photos, paths }, files],
    },
  });
const prefix = 'solah/';

test('the default bucket is taken, or the one that is named', () => {
  expect(parseAmplifyOutputs(outputs(), { name: '', prefix })).toEqual({
    bucket: 'app-photos-1a2b',
    region: 'ap-south-1',
  });
  expect(parseAmplifyOutputs(outputs(), { name: 'files', prefix })).toEqual({
    bucket: 'app-files-3c4d',
    region: 'eu-west-1',
  });
});

test('a file from before Amplify knew several buckets is enough', () => {
  const text = JSON.stringify({ storage: { bucket_name: 'one', aws_region: 'ap-south-1' } });
  expect(parseAmplifyOutputs(text, { name: '', prefix }).bucket).toBe('one');
});

test.each([
  ['*', true],
  ['solah/*', true],
  ['solah/hot/*', true],
  ['sol*', true],
  ['{entity_id}/*', true],
  ['solah/{entity_id}/*', true],
  ['solah-photos/*', false],
  ['photos/*', false],
  ['photos/{entity_id}/*', false],
  ['photos/solah/*', false],
])('the rule %s covers our prefix: %s', (pattern, covered) => {
  const text = outputs({ [pattern]: { authenticated: ['read'] } });
  const read = () => parseAmplifyOutputs(text, { name: '', prefix });
  if (covered) expect(read).toThrow(pattern);
  else expect(read().bucket).toBe('app-photos-1a2b');
});

test('only the rules of the chosen bucket count', () => {
  const text = outputs({ '*': { guest: ['read'] } });
  expect(parseAmplifyOutputs(text, { name: 'files', prefix }).bucket).toBe('app-files-3c4d');
});

test.each([
  ['not json', '{', ''],
  ['without storage', '{"version":"1.4"}', ''],
  ['without the named bucket', outputs(), 'music'],
])('a file %s is refused', (_, text, name) => {
  expect(() => parseAmplifyOutputs(text, { name, prefix })).toThrow(name || 'amplify_outputs');
});
