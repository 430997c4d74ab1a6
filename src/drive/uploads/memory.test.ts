import { describe, expect, test } from 'vitest';
import { describeFile, type Memo, uploadMemory } from './memory.ts';

function freshStorage(): Storage {
  const values = new Map<string, string>();
  return {
    get length() {
      return values.size;
    },
    clear: () => values.clear(),
    key: (index) => [...values.keys()][index] ?? null,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

const memo: Memo = { name: 'a.txt', bytes: 3, modified: 1, folderId: 'f', print: '00' };

describe('the same file is recognised, and only that one', () => {
  test.each([
    ['the same', {}, 'u1'],
    ['another name', { name: 'b.txt' }, null],
    ['another size', { bytes: 4 }, null],
    ['another date', { modified: 2 }, null],
    ['another folder', { folderId: 'g' }, null],
    ['other bytes', { print: '01' }, null],
  ])('%s', (_what, change, found) => {
    const memory = uploadMemory('me', freshStorage());
    memory.keep('u1', memo);
    expect(memory.find({ ...memo, ...change }, new Set(['u1']))).toBe(found);
  });

  test('an upload that the server has forgotten is not found', () => {
    const memory = uploadMemory('me', freshStorage());
    memory.keep('u1', memo);
    expect(memory.find(memo, new Set())).toBeNull();
  });

  test('another account in the same browser knows nothing of it', () => {
    const storage = freshStorage();
    uploadMemory('me', storage).keep('u1', memo);
    expect(uploadMemory('you', storage).find(memo, new Set(['u1']))).toBeNull();
  });

  test('what was forgotten is gone', () => {
    const memory = uploadMemory('me', freshStorage());
    memory.keep('u1', memo);
    memory.forget('u1');
    expect(memory.find(memo, new Set(['u1']))).toBeNull();
  });
});

test('a storage with nonsense in it counts as empty', () => {
  const storage = freshStorage();
  storage.setItem('drive:uploads:me', 'not json');
  expect(uploadMemory('me', storage).find(memo, new Set(['u1']))).toBeNull();
});

test('files that differ only at their end have other prints', async () => {
  const file = (text: string) => new File([text], 'a.txt', { lastModified: 1 });
  const [one, same, other] = await Promise.all(
    ['abc', 'abc', 'abd'].map((text) => describeFile(file(text), 'f')),
  );
  expect(one).toEqual(same);
  expect(one?.print).not.toBe(other?.print);
});
