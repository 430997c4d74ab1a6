/** @jsxImportSource preact */
import { fill } from '#lib/fill.ts';
import type { SyncResult } from './sync.ts';
import type { PartProps } from './words.ts';

type Props = PartProps & { met: SyncResult | null; signIn: string; onAgain: () => void };

/** Whether an account keeps the answers too, and what to do when it does not. */
export function AccountPart({ say, met, signIn, onAgain }: Props) {
  return (
    <section aria-labelledby="account">
      <h2 id="account">{say.account}</h2>
      <p role="status">{sayState(met, say)}</p>
      {met?.state === 'signed-out' && (
        <a class="button" href={signIn}>
          {say.signIn}
        </a>
      )}
      {met?.state === 'later' && (
        <button type="button" class="button button-quiet" onClick={onAgain}>
          {say.again}
        </button>
      )}
    </section>
  );
}

function sayState(met: SyncResult | null, say: Props['say']): string {
  switch (met?.state) {
    case undefined:
      return say.asking;
    case 'signed-out':
      return say.signedOut;
    case 'done':
      return fill(say.signedIn, { name: met.account.name });
    case 'later':
      return met.title ?? say.later;
  }
}
