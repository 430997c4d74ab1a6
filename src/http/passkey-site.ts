import type { PasskeySite } from '#domain/accounts/factors/passkey.ts';
import { type Origins, publicOrigin } from './public-origin.ts';

/** The site that passkeys belong to. */
export function passkeySite({ settings }: Origins): PasskeySite {
  return { origin: publicOrigin(settings) };
}

/** Tell whether passkeys work at the address that this request came to: they belong to one host. */
export function hasPasskeys({
  services,
  origin,
}: Pick<App.Locals, 'services' | 'origin'>): boolean {
  const site = passkeySite(services).origin;
  // An address of numbers is not a name that a passkey can belong to.
  return origin === site && !/^[\d.]+$|^\[/.test(new URL(site).hostname);
}
