import { type Access, enterShare } from '#domain/files/shares/open-share.ts';
import { cookieNames } from './cookies.ts';

/** Let a guest in by the cookie of the share that was opened. */
export async function enterByCookie({ services, cookies }: App.Locals): Promise<Access> {
  return enterShare(services, cookies.get(cookieNames.share));
}
