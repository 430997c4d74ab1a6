import { getManifest } from '#domain/archive/manifest/get-manifest.ts';
import { endpoint } from '#http/endpoint.ts';
import { toDisposition } from '#http/member-file.ts';
import { readId } from '#http/read-id.ts';
import { requireAccount } from '#http/require-account.ts';
import { streamText } from '#http/stream-text.ts';

export const prerender = false;

/** Give the signed list of what an archive holds: whoever has it can check the cold side without us. */
export const GET = endpoint(async ({ params, locals }) => {
  const { services, drained } = locals;
  const jobId = readId(params, 'archive-not-found');
  const lines = await getManifest(services, requireAccount(locals).id, jobId);
  return new Response(streamText(lines, drained), {
    headers: {
      'content-type': 'application/jsonl; charset=utf-8',
      'content-disposition': toDisposition(`solah-${jobId}.jsonl`),
      'cache-control': 'private, no-store',
    },
  });
});
