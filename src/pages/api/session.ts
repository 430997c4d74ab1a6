import { endpoint } from '#http/endpoint.ts';

export const prerender = false;

/** Tell a page who is there. */
export const GET = endpoint(async () => Response.json({ account: null }));
