/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { fill } from '#lib/fill.ts';
import { describePush, lastCount, usedUp, wheelsAt, wheelsFor, writeCount } from './model.ts';

/** What the figure says, in the language of the page. */
export type OdometerWords = {
  readonly wheels: string;
  readonly next: string;
  readonly on: string;
  readonly back: string;
  readonly run: string;
  readonly stop: string;
  readonly jump: string;
  readonly now: string;
  readonly turned: string;
  readonly grew: string;
  readonly first: string;
  readonly last: string;
  readonly caption: string;
};

/** Slow enough to follow each turn. */
const runMs = 450;

/** Wheels that count in a base; what the next push will show stands faintly under them. */
export function Odometer({
  base,
  start,
  say,
}: {
  base: number;
  start: number;
  say: OdometerWords;
}) {
  const [value, setValue] = useState(start);
  const [running, setRunning] = useState(false);
  const [news, setNews] = useState('');
  const count = wheelsFor(base);
  const last = lastCount(base, count);

  const go = (to: number) => {
    if (to < 0 || to > last) {
      setNews(to < 0 ? say.first : say.last);
      setRunning(false);
      return;
    }
    const { turned, grew } = describePush(value, to, base);
    const heard = [fill(say.now, { numeral: writeCount(to, base) })];
    if (to === value + 1 && turned > 1) heard.push(fill(say.turned, { n: turned }));
    if (grew) heard.push(say.grew);
    setValue(to);
    // While it runs, only growth is spoken: a voice cannot follow each turn.
    if (!running || grew) setNews(heard.join(' '));
  };

  useEffect(() => {
    if (!running) return;
    const timer = setTimeout(() => go(value + 1), runMs);
    return () => clearTimeout(timer);
  });

  const handleRun = () => {
    if (running) setNews(fill(say.now, { numeral: writeCount(value, base) }));
    setRunning(!running);
  };

  const jump = (to: number) => {
    setRunning(false);
    go(to);
  };

  return (
    <figure class="odometer">
      <div
        class="odometer-wheels"
        role="img"
        aria-label={fill(say.wheels, {
          numeral: writeCount(value, base),
          next: writeCount(value + 1, base),
        })}
      >
        {wheelsAt(value, base, count).map((wheel) => (
          <span
            key={wheel.place}
            class={wheel.now === '' ? 'odometer-wheel odometer-blank' : 'odometer-wheel'}
          >
            <span class="odometer-before">{wheel.before}</span>
            <span class="odometer-now">{wheel.now}</span>
            <span class={wheel.turns ? 'odometer-next odometer-turns' : 'odometer-next'}>
              {wheel.next}
            </span>
          </span>
        ))}
        <span class="odometer-label">{say.next}</span>
      </div>
      <div class="toolbar">
        <button type="button" class="button button-quiet" onClick={() => jump(value - 1)}>
          {say.back}
        </button>
        <button type="button" class="button" onClick={() => jump(value + 1)}>
          {say.on}
        </button>
        <button
          type="button"
          class="button button-quiet"
          aria-pressed={running}
          onClick={handleRun}
        >
          {running ? say.stop : say.run}
        </button>
      </div>
      <div class="toolbar">
        <span>{say.jump}</span>
        {usedUp(base, count).map((to) => (
          <button key={to} type="button" class="button button-quiet" onClick={() => jump(to)}>
            {writeCount(to, base)}
          </button>
        ))}
      </div>
      <output class="odometer-news">{news}</output>
      <figcaption>{say.caption}</figcaption>
    </figure>
  );
}
