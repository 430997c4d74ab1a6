import type { APIRoute } from 'astro';
import { leave } from '#http/entrances/sign-out.ts';
import { takeForm } from '#http/take-form.ts';
import { localPath } from '#i18n/paths.ts';

export const prerender = false;

/** Sign out without a script, and show the first page. */
export const POST: APIRoute = (context) =>
  takeForm(context, async () => ({
    to: localPath(context.locals.language, '/'),
    headers: await leave(context.locals),
  }));
