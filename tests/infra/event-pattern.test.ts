import { expect, test } from 'vitest';
import { matches } from './event-pattern.ts';

test.each([
  [{ source: ['aws.s3'] }, { source: 'aws.s3', id: '1' }, true],
  [{ source: ['aws.s3'] }, { source: 'aws.ec2' }, false],
  [{ source: ['aws.s3'] }, {}, false],
  [{ detail: { size: [1, 2] } }, { detail: { size: 2 } }, true],
  [{ detail: { size: [1, 2] } }, { detail: { size: '2' } }, false],
  [{ detail: { size: [1] } }, { detail: null }, false],
  [{ key: [{ prefix: 'solah/' }] }, { key: 'solah/blobs/1' }, true],
  [{ key: [{ prefix: 'solah/' }] }, { key: 'theirs/solah/' }, false],
])('%j takes %j: %s', (pattern, event, taken) => {
  expect(matches(pattern, event)).toBe(taken);
});
