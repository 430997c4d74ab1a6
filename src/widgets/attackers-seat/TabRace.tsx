/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fill } from '#lib/fill.ts';
import { type RaceSettings, type Runner, race, type Standing, type Visit } from './race.ts';
import { formatTime } from './words.ts';

/** What the scene says, in the language of the page. */
export type TabRaceWords = {
  readonly strict: string;
  readonly grace: string;
  readonly slider: string;
  readonly seconds: string;
  readonly thief: string;
  readonly thiefAt: string;
  readonly locks: string;
  readonly runners: Readonly<Record<Runner, string>>;
  readonly shows: string;
  readonly answers: Readonly<Record<Visit['answer'], string>>;
  readonly standings: Readonly<Record<Standing | 'both-out-thief', string>>;
  readonly caption: string;
};

type Props = { start: number; say: TabRaceWords };

const signs: Readonly<Record<Standing, string>> = {
  'both-in': '✓',
  'both-out': '✗',
  'thief-noticed': '◐',
  'thief-inside': '✗',
};

/** Two tabs wake with one refresh token: strict on the left, with grace on the right, and a thief. */
export function TabRace({ start, say }: Props) {
  const [grace, setGrace] = useState(start);
  const [webLocks, setWebLocks] = useState(false);
  const [thief, setThief] = useState(false);
  const [delay, setDelay] = useState(5);
  const [touched, setTouched] = useState(false);
  const settings = { webLocks, thiefAt: thief ? delay : null };
  const lanes = [
    { name: say.strict, ...told({ ...settings, graceSeconds: 0 }, say) },
    { name: fill(say.grace, { n: grace }), ...told({ ...settings, graceSeconds: grace }, say) },
  ];
  const change = <T,>(set: (value: T) => void, value: T) => {
    set(value);
    setTouched(true);
  };

  return (
    <figure class="race">
      <div class="race-lanes">
        {lanes.map(({ name, visits, standing, sentence }) => (
          <section key={name} aria-label={name}>
            <p class="race-name">{name}</p>
            <ol>
              {visits.map((visit) => (
                <li key={`${visit.who}${visit.at}`} class={`race-${visit.answer}`}>
                  <span class="seat-time">{formatTime(visit.at)}</span>{' '}
                  <b>{say.runners[visit.who]}</b>{' '}
                  {visit.answer !== 'waits' &&
                    `${fill(say.shows, { token: `R${visit.token}` })} → `}
                  {fill(say.answers[visit.answer], { gets: `R${visit.gets}` })}
                </li>
              ))}
            </ol>
            <p class={`race-end race-${standing}`}>
              <span aria-hidden="true">{signs[standing]} </span>
              {sentence}
            </p>
          </section>
        ))}
      </div>
      <div class="seat-controls">
        <label>
          {say.slider}
          <input
            type="range"
            min={0}
            max={60}
            value={grace}
            aria-valuetext={fill(say.seconds, { n: grace })}
            onInput={(event) => change(setGrace, event.currentTarget.valueAsNumber)}
          />
        </label>
        <label class="seat-flag">
          <input
            type="checkbox"
            checked={webLocks}
            onChange={() => change(setWebLocks, !webLocks)}
          />
          {say.locks}
        </label>
        <label class="seat-flag">
          <input type="checkbox" checked={thief} onChange={() => change(setThief, !thief)} />
          {say.thief}
        </label>
        {thief && (
          <label>
            {say.thiefAt}
            <input
              type="range"
              min={2}
              max={60}
              value={delay}
              aria-valuetext={fill(say.seconds, { n: delay })}
              onInput={(event) => change(setDelay, event.currentTarget.valueAsNumber)}
            />
            {fill(say.seconds, { n: delay })}
          </label>
        )}
      </div>
      <output class="seat-heard">
        {touched && lanes.map(({ name, sentence }) => `${name}: ${sentence}`).join(' ')}
      </output>
      <figcaption>{say.caption}</figcaption>
    </figure>
  );
}

function told(settings: RaceSettings, say: TabRaceWords) {
  const { visits, standing } = race(settings);
  const key = standing === 'both-out' && settings.thiefAt !== null ? 'both-out-thief' : standing;
  const time = formatTime(visits.at(-1)?.at ?? 0);
  return { visits, standing, sentence: fill(say.standings[key], { time }) };
}
