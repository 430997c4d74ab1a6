import { defineMiddleware } from 'astro:middleware';

/** The filter that every page made on demand and every endpoint passes. */
export const onRequest = defineMiddleware((_context, next) => next());
