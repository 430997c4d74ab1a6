import { lookAtSystem } from '#domain/system/look-at-system.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';

export const prerender = false;

/** Show the machinery: queues, dead letters, jobs, and what the last check has found. */
export const GET = endpoint(async ({ locals }) => answerJson(await lookAtSystem(locals.services)));
