import { describe, expect, test } from 'vitest';
import { allows, means } from './rights.ts';

describe('rights', () => {
  test.each([
    ['s3:Get*', 's3:GetObject', true],
    ['s3:GetObject', 's3:GetObjectVersion', false],
    ['arn:aws:s3:::hot/solah/*', 'arn:aws:s3:::hot/solah/blobs/1', true],
    ['arn:aws:s3:::hot/solah/*', 'arn:aws:s3:::hot/theirs/1', false],
    ['arn:aws:s3:::h.t', 'arn:aws:s3:::hot', false],
    ['?', 'a', true],
    ['?', 'ab', false],
  ])('%s means %s: %s', (pattern, text, meant) => {
    expect(means(pattern, text)).toBe(meant);
  });

  const allow = { Effect: 'Allow', Action: ['s3:*'], Resource: '*' };
  const deny = { Effect: 'Deny', Action: 's3:DeleteObject', Resource: ['*'] };

  test('what nobody allows is denied', () => {
    expect(allows([], 's3:GetObject', 'a')).toBe(false);
  });

  test('a denial is stronger, wherever it stands', () => {
    expect(allows([allow, deny], 's3:DeleteObject', 'a')).toBe(false);
    expect(allows([deny, allow], 's3:DeleteObject', 'a')).toBe(false);
    expect(allows([deny, allow], 's3:GetObject', 'a')).toBe(true);
  });

  test('what is allowed on a condition is not taken as allowed', () => {
    const condition = { StringEquals: { 'aws:PrincipalAccount': '1' } };
    expect(allows([{ ...allow, Condition: condition }], 's3:GetObject', 'a')).toBe(false);
  });
});
