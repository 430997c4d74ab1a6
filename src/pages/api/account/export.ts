import { exportAccount } from '#domain/departure/export/export-account.ts';
import { endpoint } from '#http/endpoint.ts';
import { toDisposition } from '#http/member-file.ts';
import { publicOrigin } from '#http/public-origin.ts';
import { requireAccount } from '#http/require-account.ts';
import { streamText } from '#http/stream-text.ts';

export const prerender = false;

/** Let a member take along everything that is kept of the account, as one file. */
export const POST = endpoint(async ({ locals }) => {
  const { services, drained } = locals;
  const origin = publicOrigin(services.settings);
  const text = await exportAccount(services, requireAccount(locals).id, origin);
  const day = services.now().toISOString().slice(0, 10);
  return new Response(streamText(text, drained), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': toDisposition(`solah-${day}.json`),
      'cache-control': 'private, no-store',
    },
  });
});
