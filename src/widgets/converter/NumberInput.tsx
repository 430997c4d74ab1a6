/** @jsxImportSource preact */
import { useEffect, useRef } from 'preact/hooks';
import { fill } from '#lib/fill.ts';
import type { Fix, Hint, Refusal } from '#lib/numbers/refusal.ts';
import { longestTyped } from './large.ts';
import { type Count, describeFix, describeHint, describeRefusal } from './sentences.ts';
import type { ConverterWords } from './words.ts';

type Props = {
  text: string;
  refusal: Refusal | null;
  hint: Hint | null;
  say: ConverterWords;
  count: Count;
  onText: (text: string) => void;
  onFix: (fix: Fix) => void;
};

/** Characters around a fault that are repeated under the field. */
const around = 14;

/** The field for the number, and under it what is wrong, where, and the press that mends it. */
export function NumberInput({ text, refusal, hint, say, count, onText, onFix }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);

  const box = useRef<HTMLParagraphElement>(null);
  const isLong = text.length > longestTyped;
  const wasLong = useRef(isLong);

  useEffect(() => {
    // The field and its stand-in change places: whoever was in one goes on in the other.
    if (isLong !== wasLong.current) (isLong ? box : field).current?.focus();
    wasLong.current = isLong;
  }, [isLong]);

  const mend = (fix: Fix) => {
    onFix(fix);
    field.current?.focus();
  };

  const handlePaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    if (pasted.length <= longestTyped) return;
    // Never let the field lay such a text out: it goes around it.
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget as HTMLTextAreaElement;
    onText(text.slice(0, selectionStart) + pasted + text.slice(selectionEnd));
  };

  const described =
    refusal !== null || hint !== null ? 'converter-hint converter-verdict' : 'converter-hint';
  return (
    <div class="field converter-input">
      <label for="converter-number">{say.input.label}</label>
      {isLong ? (
        <p ref={box} class="converter-long" tabIndex={-1}>
          {fill(say.input.large, { n: count(text.length) })} <code>{text.slice(0, 60)}…</code>
        </p>
      ) : (
        <textarea
          ref={field}
          id="converter-number"
          rows={2}
          value={text}
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          aria-invalid={refusal !== null && refusal.code !== 'no-digit'}
          aria-describedby={described}
          onInput={(event) => onText(event.currentTarget.value)}
          onPaste={handlePaste}
        />
      )}
      <p id="converter-hint" class="hint">
        {say.input.hint}
      </p>
      <div id="converter-verdict" class="converter-verdict" aria-live="polite">
        {refusal !== null && (
          <>
            {refusal.length > 0 && refusal.code !== 'no-digit' && (
              <Pointer text={text} refusal={refusal} />
            )}
            <p class={refusal.code === 'no-digit' ? '' : 'error'}>
              {describeRefusal(refusal, say, count)}
            </p>
            {refusal.fix !== null && <FixButton fix={refusal.fix} say={say} onFix={mend} />}
          </>
        )}
        {hint !== null && (
          <>
            <p>{describeHint(hint, say)}</p>
            <FixButton fix={hint.fix} say={say} onFix={mend} />
          </>
        )}
      </div>
    </div>
  );
}

function FixButton({
  fix,
  say,
  onFix,
}: {
  fix: Fix;
  say: ConverterWords;
  onFix: (fix: Fix) => void;
}) {
  return (
    <button type="button" class="button button-quiet" onClick={() => onFix(fix)}>
      {describeFix(fix, say)}
    </button>
  );
}

/** The text around the fault, the fault itself marked. */
function Pointer({ text, refusal: { at, length } }: { text: string; refusal: Refusal }) {
  const end = at + Math.min(length, around);
  return (
    <p class="converter-pointer" aria-hidden="true">
      {at > around && '…'}
      {text.slice(Math.max(0, at - around), at)}
      <mark>{text.slice(at, end)}</mark>
      {text.slice(end, end + around)}
      {end + around < text.length && '…'}
    </p>
  );
}
