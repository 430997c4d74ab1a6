import { askForReset } from '#domain/accounts/ask-for-reset.ts';
import { toEmailKey } from '#domain/accounts/email.ts';
import { signUp } from '#domain/accounts/sign-up.ts';
import { limitAddress, mayWrite } from '#http/limits.ts';
import { Problem } from '#lib/problem.ts';

/** Have the letter sent that begins an account. Nobody learns whether the address has one. */
export async function askForAccount(locals: App.Locals, email: string): Promise<void> {
  const { services, language } = locals;
  await limitAddress(locals, 'signUp');
  requireOpenDoor(services);
  await signUp(services, { email, language });
}

/** Refuse a stranger where people come by invitation, or not at all. */
export function requireOpenDoor({
  settings: { SIGN_UP },
}: Pick<App.Locals['services'], 'settings'>): void {
  if (SIGN_UP === 'invite') throw new Problem('by-invitation');
  if (SIGN_UP === 'closed') throw new Problem('sign-up-closed');
}

/** Have the letter sent that replaces a password. Nobody learns whether the address has an account. */
export async function askForNewPassword(locals: App.Locals, email: string): Promise<void> {
  await limitAddress(locals, 'reset');
  // Who asks too often for one address is answered as ever, and no letter goes out.
  if (await mayWrite(locals.services, toEmailKey(email))) await askForReset(locals.services, email);
}
