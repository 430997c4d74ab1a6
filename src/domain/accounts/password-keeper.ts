import { argon2, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import type { Secrets } from '#adapters/secrets/secrets.ts';
import { Problem } from '#lib/problem.ts';
import { formatPhc, type Phc, parsePhc } from './phc.ts';

const argon2id = promisify(argon2);

/** OWASP's first choice: 46 MiB, one pass, one lane. 57 ms on one core. */
const cost = { memory: 47_104, passes: 1, parallelism: 1 };
const saltBytes = 16;
const tagBytes = 32;

/**
 * Each hash holds one of the four threads that files and DNS share, 46 MiB, and a core: one core
 * stays free for those who read.
 */
const atOnce = Math.max(1, Math.min(2, availableParallelism() - 1));
const mayWait = 32;

/** Makes and checks the hashes of passwords, few at a time. */
export interface PasswordKeeper {
  /** Hash a new password. Refuses with `busy` when too many wait. */
  hash(password: string): Promise<string>;
  /**
   * Compare a password with a stored hash. Null stands for an account that is not there: the answer
   * is no, after the same work.
   */
  verify(password: string, stored: string | null): Promise<boolean>;
  /** Tell whether a stored hash was made with older parameters or an older pepper. */
  isOutdated(stored: string): boolean;
}

/** Keep passwords with argon2id over an HMAC with the pepper. */
export function passwordKeeper(secrets: Pick<Secrets, 'pepper' | 'peppers'>): PasswordKeeper {
  const { pepper, peppers } = secrets;
  const turn = turnstile();

  async function tag(password: string, { salt, memory, passes, parallelism }: Phc, key: Buffer) {
    const message = createHmac('sha256', key).update(password.normalize('NFC')).digest();
    return turn(() =>
      argon2id('argon2id', {
        message,
        nonce: salt,
        memory,
        passes,
        parallelism,
        tagLength: tagBytes,
      }),
    );
  }

  // What an absent account is compared with: the same cost, and no password gives this tag.
  const nobody: Phc = {
    ...cost,
    kid: pepper.kid,
    salt: randomBytes(saltBytes),
    tag: randomBytes(tagBytes),
  };

  return {
    hash: async (password) => {
      const phc = { ...cost, kid: pepper.kid, salt: randomBytes(saltBytes), tag: Buffer.alloc(0) };
      return formatPhc({ ...phc, tag: await tag(password, phc, pepper.key) });
    },
    verify: async (password, stored) => {
      const phc = stored === null ? nobody : parsePhc(stored);
      const key = peppers.get(phc.kid);
      if (!key) throw new Error('A password names a pepper that is not among the keys.');
      const same = timingSafeEqual(await tag(password, phc, key), phc.tag);
      return same && stored !== null;
    },
    isOutdated: (stored) => {
      const { kid, memory, passes, parallelism } = parsePhc(stored);
      const { memory: m, passes: t, parallelism: p } = cost;
      return kid !== pepper.kid || memory !== m || passes !== t || parallelism !== p;
    },
  };
}

/** Let few through at once, some wait, and refuse the rest. */
export function turnstile({ places = atOnce, waiting = mayWait } = {}) {
  let inside = 0;
  const queue: (() => void)[] = [];
  return async <T>(act: () => Promise<T>): Promise<T> => {
    if (inside >= places) {
      if (queue.length >= waiting) throw new Problem('busy');
      // Who leaves hands the place over, so `inside` does not change.
      await new Promise<void>((resolve) => queue.push(resolve));
    } else {
      inside++;
    }
    try {
      return await act();
    } finally {
      const next = queue.shift();
      if (next) next();
      else inside--;
    }
  };
}
