import { createHash } from 'node:crypto';
import type { Log } from '#adapters/log/log.ts';
import { minute, second } from '#lib/units.ts';
import type { Breaches } from './breaches.ts';

/** Padded answers have 800 to 1,000 lines of 37 bytes and more; ten times that is not one of them. */
const mostBytes = 512 * 1024;

/** After a question without an answer nobody waits for one for this long. */
const quiet = 5 * minute;

/**
 * Ask Have I Been Pwned by k-anonymity: five characters of the SHA-1 of a password leave the house,
 * the answer lists all that begin like it and is padded, so that its length tells nothing. A machine
 * without a way to there decides without it, and is not slowed down by asking again and again.
 */
export function pwnedBreaches({
  log,
  now,
  origin = 'https://api.pwnedpasswords.com',
  patience = 1.5 * second,
}: {
  log: Log;
  now: () => Date;
  origin?: string;
  patience?: number;
}): Breaches {
  let silentUntil = 0;
  let reached = true;
  return {
    has: async (password) => {
      if (now().getTime() < silentUntil) return null;
      const hash = toHash(password);
      try {
        const list = await fetchRange(new URL(`/range/${hash.slice(0, 5)}`, origin), patience);
        reached = true;
        return isListed(list, hash.slice(5));
      } catch (error) {
        silentUntil = now().getTime() + quiet;
        // Once, until it answers again: on a machine without a network this is no news.
        if (reached) log.warn({ event: 'breaches-unreachable', err: error });
        reached = false;
        return null;
      }
    },
  };
}

function toHash(password: string): string {
  return createHash('sha1').update(password.normalize('NFC')).digest('hex').toUpperCase();
}

async function fetchRange(url: URL, patience: number): Promise<string> {
  const answer = await fetch(url, {
    headers: { 'add-padding': 'true', 'user-agent': 'Solah' },
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  });
  if (!answer.ok || !answer.body) throw new Error(`It answered ${answer.status}.`);
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of answer.body) {
    bytes += part.byteLength;
    if (bytes > mostBytes) throw new Error('It answered more than a list.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

/** A line is the rest of a hash and how often it was seen. What only pads was seen 0 times. */
function isListed(list: string, rest: string): boolean {
  return list.split('\n').some((line) => {
    const [hash, count] = line.trim().split(':');
    return hash?.toUpperCase() === rest && Number(count) > 0;
  });
}
