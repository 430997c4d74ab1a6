/** @jsxImportSource preact */
import { useMemo, useState } from 'preact/hooks';
import { fill } from '#lib/fill.ts';
import { formatBig, magnitude } from '#lib/numbers/big.ts';
import { formatPlain, type Grouping } from '#lib/numbers/format.ts';
import { isWhole } from '#lib/numbers/rational.ts';
import type { Fix } from '#lib/numbers/refusal.ts';
import { SaveButton, type SaveSay } from '../save/SaveButton.tsx';
import { type Answer, answer, type Converted } from './answer.ts';
import { BasePicker } from './Bases.tsx';
import { BitGrid } from './BitGrid.tsx';
import { CopyBar } from './CopyBar.tsx';
import { type CopyKind, excerpt, formatGrouped, usualGrouping, writeCopy } from './copies.ts';
import { Faces } from './Faces.tsx';
import { Floats } from './Floats.tsx';
import { longestDirect } from './large.ts';
import { NumberInput } from './NumberInput.tsx';
import { longestShared, type Question } from './question.ts';
import { Result } from './Result.tsx';
import { Steps } from './Steps.tsx';
import { useLargeAnswer } from './use-large-answer.ts';
import { useNews } from './use-news.ts';
import { useQuestion } from './use-question.ts';
import type { ConverterWords } from './words.ts';

type Props = { language: string; say: ConverterWords; save: SaveSay };

const groupings = ['usual', 'none', 'threes', 'fours', 'indian'] as const;

/** One number, two bases, and every face of it. */
export function Converter({ language, say, save }: Props) {
  const { question, ask, type, undo } = useQuestion();
  const [chosen, setChosen] = useState<(typeof groupings)[number]>('usual');
  const isLong = question.text.length > longestDirect;
  const direct = useMemo(() => (isLong ? null : answer(question)), [question, isLong]);
  const digits = direct?.state === 'read' ? direct.written.numeral.whole.length : longestDirect;
  const grouping =
    chosen === 'usual' ? usualGrouping(question.to, digits, language !== 'en') : chosen;
  const large = useLargeAnswer(isLong ? question : null, grouping);
  const { told, spoken, tell } = useNews(speak(direct, question, grouping, say));
  const formatter = useMemo(() => new Intl.NumberFormat(language), [language]);
  const count = (value: number | bigint) => formatter.format(value).replace(/^-/, '−');
  const verdict = direct ?? large.answer;
  const converted = direct?.state === 'read' ? direct : null;

  const change = (part: Partial<Question>) => ask({ ...question, ...part });
  const mend = ({ text, base }: Fix) =>
    change({ text: text ?? question.text, from: base ?? question.from });

  const swap = () => {
    const { from, to } = question;
    // Only a number that is written whole can be read back; what was cut keeps its own text.
    const whole = converted !== null && converted.written.ending.state !== 'goes-on';
    const text = whole ? formatPlain(converted.written.numeral) : question.text;
    ask(whole ? { text, from: to, to: from } : { ...question, from: to, to: from });
  };

  const copy = async (kind: CopyKind) => {
    const name = say.copy.kinds[kind];
    const copied = converted
      ? writeCopy(kind, converted.number, converted.written, grouping)
      : await large.copy(kind, grouping);
    if ('none' in copied) {
      tell(fill(say.copy.none[copied.none], { base: question.to }));
      return;
    }
    const done = await navigator.clipboard.writeText(copied.text).then(
      () => true,
      () => false,
    );
    tell(done ? fill(say.copy.done, { kind: name }) : say.copy.failed);
  };

  const refusalOf = (kind: CopyKind) => {
    if (converted === null) return null;
    const copied = writeCopy(kind, converted.number, converted.written, grouping);
    return 'none' in copied ? copied.none : null;
  };

  return (
    <div class="converter">
      <section class="converter-ask card">
        <NumberInput
          text={question.text}
          refusal={verdict?.state === 'refused' ? verdict.refusal : null}
          hint={converted?.hint ?? null}
          say={say}
          count={count}
          onText={type}
          onFix={mend}
        />
        <div class="converter-bases">
          <BasePicker
            id="converter-from"
            label={say.from}
            base={question.from}
            say={say}
            onBase={(from) => change({ from })}
          />
          <BasePicker
            id="converter-to"
            label={say.to}
            base={question.to}
            say={say}
            onBase={(to) => change({ to })}
          />
        </div>
        <div class="toolbar">
          <button type="button" class="button button-quiet button-small" onClick={swap}>
            {say.swap}
          </button>
          <button
            type="button"
            class="button button-quiet button-small"
            onClick={() => undo() || tell(say.nothingToUndo)}
          >
            {say.undo}
          </button>
          <button
            type="button"
            class="button button-quiet button-small"
            onClick={() => change({ text: '' })}
          >
            {say.clear}
          </button>
        </div>
        {question.text.length > longestShared && <p class="converter-none">{say.notShared}</p>}
      </section>

      <section class="converter-answer card" aria-busy={large.stage !== null}>
        <h2>{fill(say.result, { base: question.to })}</h2>
        {converted !== null && (
          <Result {...resultOf(converted, grouping)} say={say} count={count} />
        )}
        {converted === null && large.answer?.state === 'read' && (
          <Result {...large.answer} say={say} count={count} />
        )}
        {large.stage !== null && (
          <div class="converter-working">
            <progress
              max={3}
              value={large.stage === 'reading' ? 1 : 2}
              aria-label={say.working[large.stage]}
            />
            <p>{say.working[large.stage]}</p>
            <button
              type="button"
              class="button button-quiet"
              onClick={() => {
                large.cancel();
                tell(say.working.cancelled);
              }}
            >
              {say.working.cancel}
            </button>
          </div>
        )}
        {verdict?.state === 'read' && (
          <>
            <label class="converter-grouping">
              {say.grouping.label}{' '}
              <select
                value={chosen}
                onChange={(event) =>
                  setChosen(groupings.find((one) => one === event.currentTarget.value) ?? 'usual')
                }
              >
                {groupings.map((one) => (
                  <option key={one} value={one}>
                    {say.grouping[one]}
                  </option>
                ))}
              </select>
            </label>
            <CopyBar base={question.to} refusalOf={refusalOf} say={say} onCopy={copy} />
            {converted !== null && (
              <div class="toolbar">
                <SaveButton say={save} file={() => writeFile(question, converted)} />
              </div>
            )}
          </>
        )}
        <output class="converter-news">{told}</output>
        <output class="converter-hidden">{spoken}</output>
      </section>

      {isLong && <p class="notice converter-full">{say.faces.long}</p>}
      {converted !== null && (
        <>
          <section class="card converter-full">
            <h2>{say.faces.title}</h2>
            <Faces number={converted.number} say={say.faces} />
          </section>
          <section class="card">
            <h2>{say.bits.title}</h2>
            {isWhole(converted.number) ? (
              <BitGrid
                value={converted.number.top}
                say={say.bits}
                count={count}
                onValue={(value) => change({ text: writeWhole(value, question.from) })}
                onNews={tell}
              />
            ) : (
              <p class="converter-none">{say.bits.whole}</p>
            )}
          </section>
          <section class="card">
            <h2>{say.steps.title}</h2>
            <Steps converted={converted} say={say.steps} onNews={tell} />
          </section>
          <section class="card converter-full">
            <h2>{say.floats.title}</h2>
            <Floats number={converted.number} say={say.floats} />
          </section>
        </>
      )}
    </div>
  );
}

function writeWhole(value: bigint, base: number): string {
  return (value < 0n ? '-' : '') + formatBig(magnitude(value), base);
}

/** Both writings of a number, and the address that shows all of its faces. */
function writeFile({ text, from, to }: Question, { number, written }: Converted) {
  const result = writeCopy('plain', number, written, 'none');
  const lines = [
    `${text} (${from})`,
    `= ${'text' in result ? result.text : ''} (${to})`,
    location.href,
    '',
  ];
  return { name: `${from} to ${to}.txt`, text: lines.join('\n') };
}

function resultOf({ written, why }: Converted, grouping: Grouping) {
  const { numeral, ending } = written;
  return {
    base: numeral.base,
    shown: excerpt(formatGrouped(numeral, grouping, ending.state === 'goes-on')),
    digits: numeral.whole.length + numeral.fraction.length + numeral.block.length,
    ending,
    why,
  };
}

/** Longest numeral that is read aloud by itself; a longer one waits until it is asked for. */
const longestSpoken = 80;

function speak(
  direct: Answer | null,
  { to }: Question,
  grouping: Grouping,
  say: ConverterWords,
): string {
  if (direct?.state !== 'read') return '';
  const { numeral, ending } = direct.written;
  const text = formatGrouped(numeral, grouping, ending.state === 'goes-on');
  return text.length > longestSpoken ? '' : fill(say.spoken, { numeral: text, base: to });
}
