/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { fill } from '#lib/fill.ts';
import { Choices } from './Choices.tsx';
import { Ledgers } from './Ledgers.tsx';
import { MissionBoard } from './MissionBoard.tsx';
import { judge, missions } from './missions.ts';
import { play } from './play.ts';
import { Rules } from './Rules.tsx';
import { Stage } from './Stage.tsx';
import { type Setup, startSetup } from './setup.ts';
import { formatState, parseState, restore } from './share.ts';
import { Transcript } from './Transcript.tsx';
import { placeName, sentenceOf, type TheatreWords } from './words.ts';

type Props = { language: string; say: TheatreWords };

/** Slow enough to read a hop before the next one. */
const hopMs = 1600;

/** One packet and its answer on their way through a VPC, with everything that decides about them. */
export function PacketTheatre({ language, say }: Props) {
  const [mission, setMission] = useState(say.missions ? missions[0] : undefined);
  const first = mission?.setup ?? startSetup;
  const [setup, setSetup] = useState(first);
  const [at, setAt] = useState(Number.POSITIVE_INFINITY);
  const [playing, setPlaying] = useState(false);
  const [guessing, setGuessing] = useState(false);
  const [news, setNews] = useState('');
  const [solved, setSolved] = useState<readonly string[]>([]);
  const scene = play(setup);
  const { steps } = scene;
  const shown = Math.min(at, steps.length);
  const ended = shown === steps.length;

  useEffect(() => {
    const read = () => {
      const state = parseState(location.hash);
      if (!state || (state['mission'] !== undefined) !== (say.missions !== undefined)) return;
      const named = missions.find(({ name }) => name === state['mission']);
      if (say.missions && !named) return;
      setMission(named);
      setSetup(restore(named?.setup ?? startSetup, state));
    };
    read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, [say]);

  useEffect(() => {
    if (!playing) return;
    if (ended) return setPlaying(false);
    const timer = setTimeout(() => go(shown + 1), hopMs);
    return () => clearTimeout(timer);
  });

  const tell = (count: number) => {
    const step = steps[count - 1];
    if (!step) return say.waiting;
    const now = fill(say.stepNow, {
      n: count,
      place: placeName(say, step.at),
      verdict: say.legend[step.verdict],
      why: sentenceOf(say, step.reason),
    });
    return count === steps.length ? `${now} ${outcome()}` : now;
  };

  const outcome = () => {
    const last = steps.at(-1);
    if (scene.answered || !last) return say.answered;
    return fill(say.ended, { place: placeName(say, last.at), why: sentenceOf(say, last.reason) });
  };

  const go = (count: number) => {
    setAt(Math.max(0, count));
    setNews(tell(count));
  };

  const guess = (drop: boolean) => {
    const right = (steps[shown]?.verdict === 'drop') === drop;
    go(shown + 1);
    setNews(`${say.guessed[right ? 'right' : 'wrong']} ${tell(shown + 1)}`);
  };

  const change = (next: Setup) => {
    setSetup(next);
    setPlaying(false);
    setNews('');
    setAt(guessing ? 0 : Number.POSITIVE_INFINITY);
    if (mission && judge(mission, next).every(({ met }) => met)) {
      setSolved((before) => [...new Set([...before, mission.name])]);
    }
  };

  return (
    <figure class="theatre" aria-label={say.label}>
      {mission && say.missions && (
        <MissionBoard
          mission={mission}
          setup={setup}
          solved={solved}
          say={say}
          words={say.missions}
          onPick={(next) => {
            setMission(next);
            setSetup(next.setup);
            setNews('');
            setAt(Number.POSITIVE_INFINITY);
          }}
        />
      )}
      <div class="theatre-controls">
        <Choices setup={setup} say={say} onChange={change} />
        <Rules setup={setup} say={say} onChange={change} />
        <div class="theatre-buttons">
          <button
            type="button"
            class="button button-small"
            onClick={() => {
              if (!playing && ended) go(0);
              setPlaying(!playing);
            }}
          >
            {playing ? say.pause : say.play}
          </button>
          {guessing && !ended ? (
            (['pass', 'drop'] as const).map((one) => (
              <button
                key={one}
                type="button"
                class="button button-quiet button-small"
                onClick={() => guess(one === 'drop')}
              >
                {say.guesses[one]}
              </button>
            ))
          ) : (
            <button
              type="button"
              class="button button-quiet button-small"
              onClick={() => go(ended ? 1 : shown + 1)}
            >
              {say.step}
            </button>
          )}
          <button
            type="button"
            class="button button-quiet button-small"
            onClick={() => go(shown - 1)}
          >
            {say.back}
          </button>
          <button
            type="button"
            class="button button-quiet button-small"
            onClick={() => change(first)}
          >
            {say.reset}
          </button>
          <label class="theatre-check">
            <input
              type="checkbox"
              checked={guessing}
              onChange={({ currentTarget }) => {
                setGuessing(currentTarget.checked);
                go(currentTarget.checked ? 0 : steps.length);
              }}
            />
            {say.guess}
          </label>
        </div>
      </div>
      <output class="theatre-news">{news || (ended ? outcome() : say.waiting)}</output>
      <div class="theatre-scene">
        <Stage play={scene} shown={shown} setup={setup} say={say} />
        <Transcript play={scene} shown={shown} say={say} />
      </div>
      <Ledgers play={scene} shown={shown} language={language} say={say} />
      <figcaption>
        {say.leftOut}{' '}
        <a class="theatre-link" href={formatState(setup, first, mission?.name ?? null)}>
          {say.link}
        </a>
      </figcaption>
    </figure>
  );
}
