import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatFragment,
  type History,
  longestShared,
  parseFragment,
  rememberPress,
  rememberTyping,
  startQuestion,
  stepBack,
} from './question.ts';

const anyBase = fc.integer({ min: 2, max: 36 });

test('a question survives the way through the address, whatever its text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      anyBase,
      anyBase,
      (text, from, to) => {
        expect(parseFragment(formatFragment({ text, from, to }) ?? '')).toEqual({ text, from, to });
      },
    ),
  );
});

test.each([
  ['#n=0.1&from=10&to=2', { text: '0.1', from: 10, to: 2 }],
  ['#n=0.1', { text: '0.1', from: 10, to: 2 }],
  ['#n=', { text: '', from: 10, to: 2 }],
  ['', null],
  ['#steps', null],
  ['#n=1&from=1', null],
  ['#n=1&to=37', null],
  ['#n=1&to=2.5', null],
  ['#n=1&from=ten', null],
])('%s', (fragment, question) => {
  expect(parseFragment(fragment)).toEqual(question);
});

test('2,000 characters go into the address, 2,001 do not', () => {
  const question = (length: number) => ({ ...startQuestion, text: '1'.repeat(length) });
  expect(formatFragment(question(longestShared))).not.toBeNull();
  expect(formatFragment(question(longestShared + 1))).toBeNull();
  expect(parseFragment(`#n=${'1'.repeat(longestShared + 1)}`)).toBeNull();
});

describe('undo', () => {
  const ask = (text: string) => ({ ...startQuestion, text });
  const empty: History = { past: [], typedAt: 0 };

  test('letters typed quickly are undone together, after a pause apart', () => {
    let history = rememberTyping(empty, ask(''), 10_000);
    history = rememberTyping(history, ask('1'), 10_899);
    history = rememberTyping(history, ask('16'), 11_799);
    expect(history.past).toEqual([ask(''), ask('16')]);
    const back = stepBack(history);
    expect(back?.question).toEqual(ask('16'));
    expect(stepBack(back?.history ?? empty)?.question).toEqual(ask(''));
  });

  test('a press right after typing is undone alone, and so is typing after it', () => {
    let history = rememberTyping(empty, ask(''), 10_000);
    history = rememberPress(history, ask('19'));
    history = rememberTyping(history, { ...ask('19'), from: 12 }, 10_200);
    expect(history.past).toEqual([ask(''), ask('19'), { ...ask('19'), from: 12 }]);
  });

  test('there is an end of it', () => {
    expect(stepBack(empty)).toBeNull();
    let history = empty;
    for (let at = 1; at <= 80; at++) history = rememberPress(history, ask(String(at)));
    expect(history.past).toHaveLength(50);
    expect(history.past.at(-1)).toEqual(ask('80'));
  });
});
