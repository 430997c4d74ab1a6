import type { z } from 'zod';
import type { ProblemCode } from '#lib/problem.ts';
import * as answers from '../answers.ts';
import type { HeaderName } from '../headers.ts';

/** What an endpoint is about: the groups of the page for developers. */
export type Noun = 'drive' | 'folders' | 'files' | 'uploads' | 'acts' | 'archive' | 'people';

/** What one endpoint takes and answers. Its sentence stands in the words, or here for our own pages. */
export interface Endpoint {
  readonly noun: Noun;
  /** Only of those that no token opens: these serve our own pages. */
  readonly summary?: string;
  readonly query?: z.ZodObject;
  /** JSON bodies: any of these. */
  readonly request?: readonly z.ZodType[];
  /** Each good status with the JSON of its answer, another type of content, or nothing. */
  readonly answers: Readonly<Record<number, z.ZodType | readonly z.ZodType[] | string | null>>;
  /** Refusals of its own, beside those of every request. */
  readonly problems?: readonly ProblemCode[];
  readonly headers?: readonly HeaderName[];
}

/** By method and path, as the policy names them. */
export type Endpoints = Readonly<Record<string, Endpoint>>;

// What many of them share.

export const closed = ['in-trash', 'folder-busy', 'folder-archived'] as const;
export const named = ['name-invalid', 'name-taken'] as const;
export const folder = ['folder-not-found', ...closed] as const;
export const listed = ['cursor-invalid'] as const;
export const once = ['idempotency-key'] as const;
export const bytes = ['range', 'if-range', 'if-none-match', 'if-match'] as const;
export const people = { noun: 'people' } as const;
export const nothing = { 204: null } as const;
export const signedIn = { 200: answers.sessionAnswer } as const;
