/** @jsxImportSource preact */
import { fill } from '#lib/fill.ts';
import { type Copy, type CopyKind, copyKinds } from './copies.ts';
import type { ConverterWords } from './words.ts';

type Props = {
  base: number;
  /** Why a kind cannot be copied, or null when it can. */
  refusalOf: (kind: CopyKind) => Extract<Copy, { none: string }>['none'] | null;
  say: ConverterWords;
  onCopy: (kind: CopyKind) => void;
};

/** Buttons that take the number away, each in its own form. */
export function CopyBar({ base, refusalOf, say, onCopy }: Props) {
  return (
    <fieldset class="converter-copy">
      <legend>{say.copy.title}</legend>
      <div class="toolbar">
        {copyKinds.map((kind) => {
          const none = refusalOf(kind);
          return (
            <button
              key={kind}
              type="button"
              class="button button-quiet button-small"
              aria-label={fill(say.copy.copy, { kind: say.copy.kinds[kind] })}
              aria-disabled={none !== null}
              title={none === null ? undefined : fill(say.copy.none[none], { base })}
              onClick={() => onCopy(kind)}
            >
              {say.copy.kinds[kind]}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
