import { describe, expect, test } from 'vitest';
import { messages } from '#domain/archive/messages.ts';
import { system } from '#i18n/system.ts';
import { decideReason, toFirstLine } from './reason.ts';

const letter = { topic: 'letter', key: 'k', body: {} };
const copy = (body: unknown) => ({ topic: 'archive-copy', key: 'k', body });
const whole = { jobId: 'j', blobIds: ['b'] };

describe('why a message was given up', () => {
  test.each([
    ['nobody can read it', null, 'unreadable', 'unreadable'],
    ['nobody can read it, and no reason is kept', null, null, 'unreadable'],
    ['its step does not take such a body', copy({ jobId: 'j' }), 'ZodError: …', 'unreadable'],
    ['its handler could not', letter, 'unreadable', 'unreadable'],
    ['a step that takes its body refused it', copy(whole), 'file-not-found', 'refused'],
    ['a rule refused it', letter, 'file-not-found', 'refused'],
    ['something broke', letter, 'Error: planted', 'error'],
    ['a word that every object has', letter, 'toString', 'error'],
    ['whoever had it died', letter, 'worn-out', 'worn-out'],
    ['its queue does not tell', copy(whole), null, 'untold'],
  ])('%s', (_, message, problem, reason) => {
    expect(decideReason({ message, problem })).toBe(reason);
  });

  test('is told without the values that a database was given', () => {
    expect(toFirstLine('Error: Failed query\nparams: Secret plans.pdf')).toBe(
      'Error: Failed query',
    );
    expect(toFirstLine('x'.repeat(1_000))).toHaveLength(200);
  });
});

test.each(['en', 'hi-Latn'] as const)(
  'every step of the archive has its words in %s',
  (language) => {
    expect(Object.keys(system[language].steps)).toEqual(
      expect.arrayContaining(Object.keys(messages)),
    );
  },
);
