import { expect, test } from 'vitest';
import type { FileItem } from '#domain/folders/contract.ts';
import { thumbs } from './thumbs.ts';

const file = (n: number, version = 1) => ({ id: `file ${n}`, version }) as FileItem;
const never = new AbortController().signal;

function open() {
  const asked: string[] = [];
  const gone: string[] = [];
  const answers: (() => void)[] = [];
  let made = 0;
  const held = thumbs(
    (id) => {
      asked.push(id);
      return new Promise((resolve) => answers.push(() => resolve(new Blob())));
    },
    {
      createObjectURL: () => {
        made += 1;
        return `blob:${made}`;
      },
      revokeObjectURL: (address) => void gone.push(address),
    },
  );
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  return { held, asked, gone, answers, settle };
}

test('a picture is asked for once for each version', async () => {
  const { held, asked, answers, settle } = open();
  const loading = held.load(file(1), never);
  await settle();
  answers[0]?.();
  expect(await loading).toBe('blob:1');
  expect(await held.load(file(1), never)).toBe('blob:1');
  expect(held.find(file(1))).toBe('blob:1');
  expect(held.find(file(1, 2))).toBeNull();
  expect(asked).toEqual(['file 1']);
});

test('three are asked for at once, the newest next, and never what was scrolled past', async () => {
  const { held, asked, answers, settle } = open();
  const leaving = new AbortController();
  for (const n of [1, 2, 3, 4]) void held.load(file(n), never);
  const passed = held.load(file(5), leaving.signal);
  void held.load(file(6), never);
  leaving.abort();
  await settle();
  expect(asked).toEqual(['file 1', 'file 2', 'file 3']);
  answers[0]?.();
  await settle();
  expect(asked.slice(3)).toEqual(['file 6']);
  answers[1]?.();
  await settle();
  expect(await passed).toBeNull();
  expect(asked.slice(4)).toEqual(['file 4']);
});

test('the picture that was not used for longest is let go of', async () => {
  const { held, gone, answers, settle } = open();
  for (let n = 1; n <= 401; n++) {
    const loading = held.load(file(n), never);
    await settle();
    answers.at(-1)?.();
    await loading;
    if (n === 400) held.find(file(1));
  }
  expect(gone).toEqual(['blob:2']);
  expect(held.find(file(1))).toBe('blob:1');
  expect(held.find(file(2))).toBeNull();
});
