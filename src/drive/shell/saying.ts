import { type Store, store } from '#drive/store.ts';

export type Tone = 'good' | 'bad' | 'plain';

/** A short message on screen, perhaps with one act to take. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: Tone;
  readonly act: { readonly label: string; readonly run: () => void } | null;
}

/** How the drive speaks: toasts for the eye, and the same sentences for screen readers. */
export interface Saying {
  readonly toasts: Store<readonly Toast[]>;
  /** The sentence that the live region holds. */
  readonly spoken: Store<string>;
  /** Only speak: for what the eye sees anyway. */
  speak(text: string): void;
  /** Speak and show. */
  tell(text: string, more?: { tone?: Tone; act?: Toast['act'] }): void;
  dismiss(id: number): void;
}

/** More than this would cover the list. */
const atOnce = 3;

/** Begin to speak. */
export function saying(): Saying {
  const toasts = store<readonly Toast[]>([]);
  const spoken = store('');
  let lastId = 0;
  const dismiss = (id: number) => toasts.set(toasts.get().filter((toast) => toast.id !== id));
  const speak = (text: string) => {
    // A region that gets the same text twice stays silent; a trailing blank makes it another text.
    spoken.set(spoken.get() === text ? `${text}\u00a0` : text);
  };
  return {
    toasts,
    spoken,
    speak,
    dismiss,
    tell: (text, { tone = 'plain', act = null } = {}) => {
      lastId += 1;
      toasts.set([...toasts.get(), { id: lastId, text, tone, act }].slice(-atOnce));
      speak(text);
    },
  };
}
