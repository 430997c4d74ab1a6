import type { APIRoute } from 'astro';
import { openApi } from '#http/openapi/document.ts';

export const prerender = true;

/** Describe the whole interface to programs, once, when the site is built. */
export const GET: APIRoute = () => Response.json(openApi());
