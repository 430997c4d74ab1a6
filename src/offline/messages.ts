import { isListAddress } from './course-list.ts';

/** What a page asks of the worker. */
export interface Wish {
  readonly do: 'keep' | 'let-go';
  readonly address: string;
}

/** Why a course could not be kept. */
export type Hindrance = 'network' | 'full' | 'changed' | 'denied';

/** How the worker gets on; the last one is any but `keeping`. */
export type Answer =
  | { readonly state: 'keeping'; readonly done: number; readonly all: number }
  | { readonly state: 'kept' }
  | { readonly state: 'gone' }
  | { readonly state: 'failed'; readonly why: Hindrance };

/** Tells every open page that a course was kept, renewed or let go. */
export interface News {
  readonly changed: string;
}

/** Read a message to the worker; null when it is none of ours. */
export function parseWish(message: unknown): Wish | null {
  if (typeof message !== 'object' || message === null) return null;
  if (!('do' in message) || !('address' in message)) return null;
  const { do: what, address } = message;
  if ((what !== 'keep' && what !== 'let-go') || !isListAddress(address)) return null;
  return { do: what, address };
}
