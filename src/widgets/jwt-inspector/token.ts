import { encode } from '#lib/text/base64url.ts';
import { decode } from '#lib/text/read-base64url.ts';

type Json = Readonly<Record<string, unknown>>;

/** A token as it lies on the table: three spellings, and what the first two say. */
export type Token = {
  readonly parts: readonly [header: string, claims: string, signature: string];
  readonly texts: readonly [header: string, claims: string];
  /** Null where the text is not a JSON object. */
  readonly header: Json | null;
  readonly claims: Json | null;
};

/** Read a token; null when it has not three parts that are spelled in base64. */
export function readToken(text: string): Token | null {
  const parts = text.trim().split('.');
  const [head = '', body = '', signature = ''] = parts;
  const texts = [head, body].map(readText);
  const [header, claims] = texts;
  if (parts.length !== 3 || header == null || claims == null || !decode(signature)) return null;
  return {
    parts: [head, body, signature],
    texts: [header, claims],
    header: readJson(header),
    claims: readJson(claims),
  };
}

/** Spell a text as a part of a token. */
export function spell(text: string): string {
  return encode(new TextEncoder().encode(text));
}

function readText(part: string): string | null {
  const bytes = decode(part);
  return bytes && new TextDecoder().decode(bytes);
}

function readJson(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value && !Array.isArray(value) ? (value as Json) : null;
  } catch {
    return null;
  }
}

/** Tell whether this token may still open somebody's door: stamped, and not past its end. */
export function looksLive({ parts, claims }: Token, now: number): boolean {
  const end = claims?.exp;
  return parts[2] !== '' && (typeof end !== 'number' || end * 1000 > now);
}
