import { describe, expect, test } from 'vitest';
import { isProblem } from '#lib/problem.ts';
import { cookieNames, formatCookie, parseCookies } from './cookies.ts';

describe('reading', () => {
  test.each([
    [null, []],
    ['', []],
    [
      'a=1; b=2',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    [
      'a=1;b=2',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    ['a=b=c', [['a', 'b=c']]],
    ['a=%zz', [['a', '%zz']]],
    ['a="x"', [['a', '"x"']]],
    ['__proto__=x', [['__proto__', 'x']]],
    ['noequals; a=1', [['a', '1']]],
    ['theirs=1; theirs=2', [['theirs', '1']]],
    [`${cookieNames.access}=A`, [[cookieNames.access, 'A']]],
  ])('%j', (header, cookies) => {
    expect([...parseCookies(header)]).toEqual(cookies);
  });

  test.each(Object.values(cookieNames))('%s twice is refused, in both orders', (name) => {
    for (const header of [
      `${name}=a; ${name}=b`,
      `${name}=b; x=1; ${name}=a`,
      `${name}=;${name}=`,
    ]) {
      expect(() => parseCookies(header)).toThrow(expect.toSatisfy(isProblem));
    }
  });

  test('200 cookies are no trouble', () => {
    const header = Array.from({ length: 200 }, (_, i) => `c${i}=${i}`).join('; ');
    expect(parseCookies(header).size).toBe(200);
  });
});

test('every cookie of ours is host-bound, secure, hidden from scripts and lax', () => {
  for (const name of Object.values(cookieNames)) {
    expect(name).toMatch(/^__Host-Http-/);
    expect(formatCookie(name, 'v', 1_000)).toBe(
      `${name}=v; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=1`,
    );
    expect(formatCookie(name, 'v')).toBe(`${name}=v; Path=/; Secure; HttpOnly; SameSite=Lax`);
  }
});
