/** @jsxImportSource preact */
import { largestBase, smallestBase } from '#lib/numbers/digits.ts';
import type { ConverterWords } from './words.ts';

type Props = {
  id: string;
  label: string;
  base: number;
  say: ConverterWords;
  onBase: (base: number) => void;
};

/** Bases with a name of their own, one press away. */
const named = [2, 8, 10, 16] as const;

const all = Array.from({ length: largestBase - smallestBase + 1 }, (_, at) => at + smallestBase);

/** One base to choose: four usual ones as buttons, all thirty-five in a list. */
export function BasePicker({ id, label, base, say, onBase }: Props) {
  const names: Readonly<Record<number, string>> = say.bases;
  return (
    <div class="field converter-base">
      <label for={id}>{label}</label>
      <select id={id} value={base} onChange={(event) => onBase(Number(event.currentTarget.value))}>
        {all.map((one) => (
          <option key={one} value={one} selected={one === base}>
            {names[one] === undefined ? one : `${one} · ${names[one]}`}
          </option>
        ))}
      </select>
      <div class="converter-quick">
        {named.map((one) => (
          <button
            key={one}
            type="button"
            class="button button-quiet button-small"
            aria-pressed={one === base}
            aria-label={`${label}: ${one}, ${names[one]}`}
            onClick={() => onBase(one)}
          >
            {one}
          </button>
        ))}
      </div>
    </div>
  );
}
