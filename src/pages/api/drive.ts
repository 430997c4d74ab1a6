import { getDrive } from '#domain/folders/get-drive.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Tell what an account keeps, and what it may keep. */
export const GET = endpoint(async ({ locals }) => {
  const { services } = locals;
  return answerJson(await getDrive(services, requireAccount(locals).id, services.cold.waits));
});
