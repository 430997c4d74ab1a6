import ipaddr from 'ipaddr.js';
import type { Budget, Limiter } from '#adapters/limiter/limiter.ts';
import { isProblem } from '#lib/problem.ts';
import { hour, minute } from '#lib/units.ts';

/** What one address, and one session, may try. */
export const budgets = {
  signIn: [
    { name: 'sign-in minute', tries: 20, per: minute },
    { name: 'sign-in hour', tries: 100, per: hour },
  ],
  signUp: [{ name: 'sign-up', tries: 5, per: hour }],
  reset: [{ name: 'reset', tries: 10, per: hour }],
  letter: [{ name: 'letter', tries: 3, per: hour }],
  secondFactor: [{ name: 'second factor', tries: 20, per: minute }],
  passkey: [{ name: 'passkey', tries: 60, per: minute }],
  share: [{ name: 'share', tries: 20, per: minute }],
  link: [{ name: 'link', tries: 20, per: minute }],
  refresh: [{ name: 'refresh', tries: 120, per: minute }],
  token: [{ name: 'token', tries: 20, per: minute }],
  sessionRefresh: [{ name: 'session refresh', tries: 30, per: minute }],
} as const satisfies Record<string, readonly Budget[]>;

/** Spend a try of whoever stands behind this address, before anything costly happens. */
export async function limitAddress(
  { services, address }: { services: { limiter: Limiter }; address: string },
  what: keyof typeof budgets,
): Promise<void> {
  const by = toParty(address);
  await services.limiter.spend(...budgets[what].map((budget) => ({ budget, by })));
}

/** Spend one of the letters that an account or an address may be sent. */
export async function limitLetters({ limiter }: { limiter: Limiter }, by: string): Promise<void> {
  await limiter.spend(...budgets.letter.map((budget) => ({ budget, by })));
}

/** Spend one too, but only tell whether it was left: the answer must not say more. */
export async function mayWrite(services: { limiter: Limiter }, by: string): Promise<boolean> {
  try {
    await limitLetters(services, by);
    return true;
  } catch (error) {
    if (isProblem(error) && error.code === 'too-many-requests') return false;
    throw error;
  }
}

/** Spend a try of a session. */
export async function limitSession(
  { limiter }: { limiter: Limiter },
  sessionId: string,
): Promise<void> {
  const by = sessionId;
  await limiter.spend(...budgets.sessionRefresh.map((budget) => ({ budget, by })));
}

/** Whoever has one IPv6 address has the 2^64 beside it: they count as one. */
export function toParty(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  // `process` reads an IPv4 address that came as IPv6 as what it is.
  const parsed = ipaddr.process(address);
  const text = parsed.toNormalizedString();
  return parsed.kind() === 'ipv6' ? `${text.split(':').slice(0, 4).join(':')}::/64` : text;
}
