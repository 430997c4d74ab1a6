/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import { fill } from '#lib/fill.ts';
import { Buttons } from './Buttons.tsx';
import { Choices } from './Choices.tsx';
import { Ledgers } from './Ledgers.tsx';
import { MissionBoard } from './MissionBoard.tsx';
import { judge, type Mission, missions } from './missions.ts';
import { play } from './play.ts';
import { Rules } from './Rules.tsx';
import { Stage } from './Stage.tsx';
import { type Setup, startSetup } from './setup.ts';
import { formatState, parseState, restore } from './share.ts';
import { Transcript } from './Transcript.tsx';
import { placeName, sentenceOf, type TheatreWords } from './words.ts';

type Props = { language: string; say: TheatreWords };

/** Slow enough to read a hop before the next one. */
const hopMs = 2000;

/** All hops at once: how a scene stands before it is played. */
const untouched = Number.POSITIVE_INFINITY;

/** One packet and its answer on their way through a VPC, with everything that decides about them. */
export function PacketTheatre({ language, say }: Props) {
  const [mission, setMission] = useState(say.missions ? missions[0] : undefined);
  const first = mission?.setup ?? startSetup;
  const [setup, setSetup] = useState(first);
  const [at, setAt] = useState(untouched);
  const [playing, setPlaying] = useState(false);
  const [guessing, setGuessing] = useState(false);
  const [guessed, setGuessed] = useState('');
  const [solved, setSolved] = useState<readonly string[]>([]);
  const news = useRef<HTMLOutputElement>(null);
  const scene = play(setup);
  const { steps } = scene;
  const shown = Math.min(at, steps.length);
  const ended = shown === steps.length;
  const current = at === untouched ? -1 : shown - 1;

  useEffect(() => {
    const read = () => {
      const state = parseState(location.hash);
      if (!state) return;
      const { mission: name } = state;
      const named = missions.find((one) => one.name === name);
      // A page may hold a theatre with missions and one without: each reads what is meant for it.
      if (say.missions ? !named : name !== undefined) return;
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

  const go = (count: number) => {
    setAt(Math.max(0, count));
    setGuessed('');
  };

  const guess = (isDropped: boolean) => {
    const right = (steps[shown]?.verdict === 'drop') === isDropped;
    go(shown + 1);
    setGuessed(say.guessed[right ? 'right' : 'wrong']);
    // The buttons that were pressed are gone with the last guess: the keyboard goes on from the news.
    if (shown + 1 === steps.length) requestAnimationFrame(() => news.current?.focus());
  };

  const show = (next: Setup) => {
    setSetup(next);
    setPlaying(false);
    go(guessing ? 0 : untouched);
  };

  const change = (next: Setup) => {
    show(next);
    if (mission && judge(mission, next).every(({ met }) => met)) {
      setSolved((before) => [...new Set([...before, mission.name])]);
    }
  };

  const pick = (next: Mission) => {
    setMission(next);
    show(next.setup);
  };

  /** What the newest hop did, how it all ended, and in front of a guess who is next. */
  const tell = (): string => {
    const [step, next, last] = [steps[current], steps[shown], steps.at(-1)];
    const lines = [
      guessed,
      step &&
        fill(say.stepNow, {
          n: current < scene.turn ? shown : shown - scene.turn,
          place: placeName(say, step.at),
          verdict: say.legend[step.verdict],
          why: sentenceOf(say, step.reason),
        }),
      shown === 0 && say.waiting,
      guessing && next && fill(say.next, { place: placeName(say, next.at) }),
      ended && scene.answered && say.answered,
      ended && !scene.answered && !step && last
        ? fill(say.ended, { place: placeName(say, last.at), why: sentenceOf(say, last.reason) })
        : '',
    ];
    return lines.filter(Boolean).join(' ');
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
          onPick={pick}
        />
      )}
      <div class="theatre-controls">
        <Choices setup={setup} say={say} onChange={change} />
        <Rules setup={setup} say={say} onChange={change} />
        <Buttons
          playing={playing}
          guessing={guessing}
          ended={ended}
          say={say}
          onPlay={() => {
            if (!playing && ended) go(0);
            setPlaying(!playing);
          }}
          onStep={() => go(ended ? 1 : shown + 1)}
          onBack={() => go(shown - 1)}
          onReset={() => show(first)}
          onGuess={guess}
          onGuessing={(on) => {
            setGuessing(on);
            setPlaying(false);
            go(on ? 0 : untouched);
          }}
        />
      </div>
      <output class="theatre-news" ref={news} tabIndex={-1}>
        {tell()}
      </output>
      <div class="theatre-scene">
        <div class="theatre-picture">
          <Stage play={scene} shown={shown} current={current} setup={setup} say={say} />
          <p class="theatre-legend" aria-hidden="true">
            <span>○ {say.legend.pass}</span> <span>◇ {say.legend.rewrite}</span>{' '}
            <span>□ {say.legend.drop}</span> <span>— {say.legend.question}</span>{' '}
            <span>┄ {say.legend.answer}</span>
          </p>
        </div>
        <Transcript play={scene} shown={shown} current={current} say={say} />
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
