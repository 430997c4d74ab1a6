import { redriveRequest } from '#domain/system/contract.ts';
import { redriveDead } from '#domain/system/redrive-dead.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readJson } from '#http/read-json.ts';

export const prerender = false;

/** Let a dead letter be tried anew, or every one of a queue. */
export const POST = endpoint(async ({ request, locals }) => {
  const redriven = await redriveDead(locals.services, await readJson(request, redriveRequest));
  return answerJson({ redriven });
});
