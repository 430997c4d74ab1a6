/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { fill } from '#lib/fill.ts';
import { Button, Choices, Interfere } from './Controls.tsx';
import { findHead, freshLine } from './line.ts';
import {
  endOf,
  formatSetup,
  type Move,
  mostMoves,
  parseSetup,
  play,
  type Setup,
  take,
} from './model.ts';
import { Stage } from './Stage.tsx';
import { type ArchivePipelineWords, describeEnd, describeHead, describeStep } from './words.ts';

type Props = { start: Setup; say: ArchivePipelineWords };

/** All at once: how a run stands before somebody walks through it. */
const whole = Number.POSITIVE_INFINITY;

/** A folder on its way to the cold side, with messages that come twice, late or never. */
export function ArchivePipeline({ start, say }: Props) {
  const [setup, setSetup] = useState(start);
  const [at, setAt] = useState(whole);
  const [news, setNews] = useState('');
  const steps = play(setup);
  const shown = Math.min(at, steps.length);
  const isEnd = shown === steps.length;
  const line = steps[shown - 1]?.line ?? freshLine;

  useEffect(() => {
    const read = () => {
      const brought = parseSetup(location.hash);
      if (brought) setSetup(brought);
    };
    read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);

  const show = (next: Setup, count: number) => {
    const run = play(next);
    const step = run[count - 1];
    const told = step ? describeStep(say, step) : count === 0 ? say.nothing : '';
    const last = run.at(-1)?.line ?? freshLine;
    setSetup(next);
    setAt(count);
    setNews(count >= run.length ? `${told} ${describeEnd(say, last)}`.trim() : told);
  };
  const go = (count: number) => show(setup, count);
  const interfere = (move: Move) => {
    const done = steps.slice(0, shown).map((step) => step.move);
    show({ ...setup, moves: [...done, move] }, shown + 1);
  };

  return (
    <figure class="pipe" aria-label={say.label}>
      <Choices setup={setup} say={say} onChange={(next) => show(next, whole)} />
      <Stage line={line} say={say} />
      <div class="pipe-buttons">
        <Button isOff={shown === 0} onPress={() => go(shown - 1)}>
          {say.back}
        </Button>
        <Button onPress={() => go(isEnd ? 0 : shown + 1)}>{isEnd ? say.again : say.next}</Button>
        <Button isOff={isEnd} onPress={() => go(steps.length)}>
          {say.whole}
        </Button>
        <label>
          {fill(say.at, { at: shown, all: steps.length })}
          <input
            type="range"
            min={0}
            max={steps.length}
            value={shown}
            onInput={({ currentTarget }) => go(currentTarget.valueAsNumber)}
          />
        </label>
      </div>
      <Interfere
        head={describeHead(say, line.queue[findHead(line)])}
        say={say}
        can={(move) => shown < mostMoves && take(line, move, setup.guards) !== null}
        onMove={interfere}
      />
      <ol class="pipe-steps" aria-label={say.steps}>
        {steps.slice(0, shown).map((step, i) => (
          <li
            // Steps never change places.
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its number.
            key={i}
            class={step.move === 'next' ? undefined : 'pipe-move'}
            aria-current={at !== whole && i === shown - 1 ? 'step' : undefined}
          >
            {describeStep(say, step)}
          </li>
        ))}
      </ol>
      {isEnd && <p class={`pipe-end pipe-end-${endOf(line)}`}>{describeEnd(say, line)}</p>}
      <output class="pipe-heard">{news}</output>
      <figcaption>
        {say.caption} <a href={formatSetup(setup)}>{say.link}</a>
      </figcaption>
    </figure>
  );
}
