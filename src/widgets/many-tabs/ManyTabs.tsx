/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { formatTime } from '../attackers-seat/words.ts';
import { Choices } from './Choices.tsx';
import { formatSetup, parseSetup, rush, type Setup, type TabState, tabsAfter } from './model.ts';
import { describeBook, describeEnd, describeStep, type ManyTabsWords } from './words.ts';

type Props = { start: Setup; say: ManyTabsWords };

const signs: Readonly<Record<TabState, string>> = {
  asleep: '·',
  unsure: '?',
  in: '✓',
  out: '✗',
};

/** Everything at once: how a race stands before somebody walks through it. */
const whole = Number.POSITIVE_INFINITY;

/** Many tabs wake with one refresh token; what the server answers, step by step. */
export function ManyTabs({ start, say }: Props) {
  const [setup, setSetup] = useState(start);
  const [at, setAt] = useState(whole);
  const [news, setNews] = useState('');
  const steps = rush(setup);
  const shown = Math.min(at, steps.length);
  const isEnd = shown === steps.length;
  const last = steps[shown - 1];
  const end = describeEnd(say, steps, setup.tabs);

  useEffect(() => {
    const read = () => {
      const brought = parseSetup(location.hash);
      if (brought) setSetup(brought);
    };
    read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);

  const change = (next: Setup) => {
    setSetup(next);
    setAt(whole);
    setNews(describeEnd(say, rush(next), next.tabs));
  };

  const go = (count: number) => {
    setAt(count);
    const step = steps[count - 1];
    const told = step ? describeStep(say, step) : describeBook(say, undefined);
    setNews(count === steps.length ? `${told} ${end}` : told);
  };

  return (
    <figure class="race rush" aria-label={say.label}>
      <Choices setup={setup} say={say} onChange={change} />
      <ol class="rush-tabs" aria-label={say.tabs}>
        {tabsAfter(steps, shown, setup.tabs).map((state, i) => (
          // Tabs never change places.
          // biome-ignore lint/suspicious/noArrayIndexKey: a tab is its number.
          <li key={i} class={`rush-${state}`}>
            <span aria-hidden="true">
              {i + 1} <b>{signs[state]}</b>
            </span>
            <span class="seat-heard">{say.states[state]}</span>
          </li>
        ))}
      </ol>
      <p class="rush-book">{describeBook(say, last)}</p>
      <ol class="rush-steps">
        {steps.slice(0, shown).map((step, i) => (
          <li
            key={`${step.at} ${step.first}`}
            class={`race-${step.answer}`}
            aria-current={at !== whole && i === shown - 1 ? 'step' : undefined}
          >
            <span class="seat-time">{formatTime(step.at)}</span> {describeStep(say, step)}
          </li>
        ))}
      </ol>
      {isEnd && <p class={`race-end race-both-${last?.family.alive ? 'in' : 'out'}`}>{end}</p>}
      <div class="seat-timeline">
        <Button isOff={shown === 0} onPress={() => go(shown - 1)}>
          {say.back}
        </Button>
        <Button onPress={() => go(isEnd ? 0 : shown + 1)}>{isEnd ? say.again : say.next}</Button>
        <Button isOff={isEnd} onPress={() => go(steps.length)}>
          {say.whole}
        </Button>
      </div>
      <output class="seat-heard">{news}</output>
      <figcaption>
        {say.caption} <a href={formatSetup(setup)}>{say.link}</a>
      </figcaption>
    </figure>
  );
}

// `aria-disabled`, since a button that is disabled while it has the keyboard loses it.
function Button(props: { isOff?: boolean; onPress: () => void; children: string }) {
  const { isOff = false, onPress, children } = props;
  return (
    <button
      type="button"
      class="button button-quiet button-small"
      aria-disabled={isOff}
      onClick={() => {
        if (!isOff) onPress();
      }}
    >
      {children}
    </button>
  );
}
