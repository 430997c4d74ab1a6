/** @jsxImportSource preact */
import { useRef, useState } from 'preact/hooks';
import { loadSync } from './load-sync.ts';
import { findMember, forgetHere } from './store.ts';
import type { SyncResult } from './sync.ts';
import type { PartProps } from './words.ts';

type Props = PartProps & { met: SyncResult | null; onForget: () => void };

/** Forget everything, after asking once; of a member the account's record, too. */
export function ForgetPart({ say, met, onForget }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [news, setNews] = useState<string | null>(null);
  const close = () => dialog.current?.close();

  const forget = async () => {
    close();
    const done = await forgetAll();
    setNews(done ? say.forgotten : say.notForgotten);
    onForget();
  };

  return (
    <section aria-labelledby="forget">
      <h2 id="forget">{say.forget}</h2>
      <p>{met?.state === 'done' ? say.forgetAccount : say.forgetHere}</p>
      <button
        type="button"
        class="button button-danger"
        onClick={() => {
          setNews(null);
          dialog.current?.showModal();
        }}
      >
        {say.forgetAll}
      </button>
      <p role="status" class={news ? 'notice' : ''}>
        {news}
      </p>
      <dialog ref={dialog} class="stack" aria-labelledby="forget-head">
        <h3 id="forget-head">{say.forgetHead}</h3>
        <p>{say.forgetWarning}</p>
        <div class="toolbar">
          <button type="button" class="button button-danger" onClick={forget}>
            {say.forgetYes}
          </button>
          <button type="button" class="button button-quiet" onClick={close}>
            {say.forgetNo}
          </button>
        </div>
      </dialog>
    </section>
  );
}

/** Of a member only when the account can be reached: else it would all come back from there. */
async function forgetAll(): Promise<boolean> {
  if (findMember() !== null) {
    const { forgetEverywhere } = await loadSync();
    const { state } = await forgetEverywhere();
    if (state !== 'signed-out') return state === 'done';
  }
  forgetHere();
  return true;
}
