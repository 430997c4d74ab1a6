import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { passwordLimits } from '#domain/accounts/password.ts';
import {
  auditMemory,
  browserMemory,
  lifetimes,
  linkLifetimes,
  refreshGrace,
  sessionsPerAccount,
  sudoSpan,
} from '#domain/accounts/rules.ts';
import { cookieLifetimes, cookieNames } from '#http/cookies.ts';
import { budgets } from '#http/limits.ts';
import { policy } from '#http/policy.ts';
import { day, GiB, hour, minute, second } from '#lib/units.ts';
import { readSettings } from '../../src/settings.ts';
import { findMissing } from '../support/named-test.ts';

// `.github/SECURITY.md` promises much; here it is held to it.

const page = readFileSync('.github/SECURITY.md', 'utf8');

interface Row {
  number: number;
  id: string;
  how: string;
  state: string;
  shown: { file: string; name: string }[];
}

const rows: Row[] = page
  .split('\n')
  .filter((line) => /^\| \d+ \|/.test(line))
  .map((line) => {
    const [, number = '', id = '', , how = '', state = '', shown = ''] = line
      .split(' | ')
      .flatMap((cell, at) => (at === 0 ? ['', cell.replace('| ', '')] : [cell]));
    return {
      number: Number(number),
      id,
      how,
      state,
      shown: [...shown.matchAll(/`([^`]+)` “([^”]+)”/g)].map(([, file = '', name = '']) => ({
        file,
        name,
      })),
    };
  });

test('every requirement has its row, in order', () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 141 }, (_, n) => n + 1));
});

test.each(rows)('$number, $id: $state', ({ how, state, shown }) => {
  expect(['met', 'part', 'not yet', 'not met']).toContain(state);
  expect(how.length).toBeGreaterThan(4);
  if (state === 'met') expect(shown).not.toEqual([]);
  expect(shown.map(findMissing).filter((missing) => missing !== null)).toEqual([]);
});

test('the numbers on the page are those of the code', () => {
  const { member, owner } = lifetimes;
  const settings = readSettings({});
  const many = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;
  const said = [
    `ends after ${member.idle / day} days without use and after ${member.absolute / day} days in all`,
    `an owner's after ${many(owner.idle / hour, 'hour')} and ${owner.absolute / hour} hours`,
    `An account keeps ${sessionsPerAccount} of them`,
    `no role in it | ${cookieLifetimes.access / minute} minutes |`,
    `not signed in | ${many(cookieLifetimes.entrance / hour, 'hour')} |`,
    `opens nothing | ${browserMemory / day} days |`,
    `the same successor for ${refreshGrace / second} seconds`,
    `${passwordLimits.fewest} to ${passwordLimits.most} characters, at most ${passwordLimits.bytes.toLocaleString('en')} bytes`,
    `the password of the last ${sudoSpan / minute} minutes`,
    `A confirmation link works for ${linkLifetimes.confirm / hour} hours, a reset link for ${linkLifetimes.reset / minute} minutes, an invitation for ${linkLifetimes.invite / hour} hours`,
    `signs in ${budgets.signIn[0].tries} times a minute and ${budgets.signIn[1].tries} times an hour`,
    `asks for ${budgets.signUp[0].tries} accounts an hour and ${budgets.reset[0].tries} resets an hour`,
    `refreshes ${budgets.refresh[0].tries} times a minute; a session ${budgets.sessionRefresh[0].tries} times; ${budgets.token[0].tries} wrong API tokens a minute`,
    `is sent ${budgets.letter[0].tries} letters an hour`,
    `up to ${settings.FILE_GIB / GiB} GiB each, ${settings.DRIVE_GIB / GiB} GiB and ${settings.DRIVE_FILES.toLocaleString('en')} files`,
    `is kept for ${auditMemory / day} days`,
  ];
  expect(said.filter((sentence) => !page.includes(sentence))).toEqual([]);
});

test('every cookie is on the page, and no other', () => {
  const named = [...page.matchAll(/^\| `(__Host-[\w-]+)`/gm)].map(([, name]) => name);
  expect(named.sort()).toEqual(Object.values(cookieNames).sort());
});

test('every purpose of a derived key is on the page', () => {
  const used = globSync('src/**/*.ts')
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\.derive\('([^']+)'\)/g)])
    .map(([, purpose]) => purpose);
  const named = [...page.matchAll(/^\| derived: `([^`]+)`/gm)].map(([, purpose]) => purpose);
  expect(named.sort()).toEqual([...new Set(used)].sort());
});

test('the page names every door', () => {
  // Whoever adds an act that begins a session adds its door to the page, and its route here.
  const opening = globSync('src/{domain,http}/**/*.ts')
    .filter((file) => !file.endsWith('.test.ts') && !/begin-session\.ts$/.test(file))
    .filter((file) => /\bbeginSession\(/.test(readFileSync(file, 'utf8')))
    .map((file) => file.replaceAll('\\', '/'));
  expect(opening.sort()).toEqual([
    // Who knows the password, and is signed in already, goes on with a new session.
    'src/domain/accounts/change-password.ts',
    'src/domain/accounts/factors/pending-sign-in.ts',
    'src/domain/accounts/factors/sign-in-by-passkey.ts',
    // Who adds a factor is signed in already, too.
    'src/domain/accounts/factors/strengthen-session.ts',
    'src/domain/accounts/sign-in.ts',
  ]);
  expect(page).toContain(
    'The list of doors is complete: address and password (with a second factor where the account has one) or a passkey for people, an API token for programs.',
  );
});

test('the page names every level of data', () => {
  for (const level of ['Secret', 'Personal', 'Public']) expect(page).toContain(`- *${level}*:`);
});

test('the roles of the policy are those of the page', () => {
  const who = new Set(Object.values(policy).map((rule) => rule.who));
  expect([...who].filter((one) => !['public', 'member', 'owner'].includes(one))).toEqual([]);
  expect(page).toContain('There are two roles, member and owner');
});
