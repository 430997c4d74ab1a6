/** @jsxImportSource preact */
import { fill } from '#lib/fill.ts';
import { Select } from './Choices.tsx';
import { judge, type Mission, missions, type Standing } from './missions.ts';
import type { Setup } from './setup.ts';
import { type MissionWords, nameOf, sentenceOf, type TheatreWords } from './words.ts';

type Props = {
  mission: Mission;
  setup: Setup;
  solved: readonly string[];
  say: TheatreWords;
  words: MissionWords;
  onPick: (mission: Mission) => void;
};

/** One network with a fault: what is wanted of it, and how that stands by now. */
export function MissionBoard({ mission, setup, solved, say, words, onPick }: Props) {
  const standing = judge(mission, setup);
  const isSolved = standing.every(({ met }) => met);

  const wanted = ({ goal: { from, to, port, answered } }: Standing) =>
    fill(answered ? words.goalAnswered : words.goalRefused, {
      from: nameOf(say, from),
      to: nameOf(say, to),
      port,
    });

  /** What keeps a goal from being met: where it ends, or that it is met by the wrong means. */
  const fault = ({ goal, met, last }: Standing) => {
    const answered = last.verdict !== 'drop';
    if (met) return '';
    if (answered === goal.answered) return words.otherwise;
    return answered ? '' : sentenceOf(say, last.reason);
  };

  return (
    <div class="theatre-mission">
      <Select
        label={words.choose}
        value={mission.name}
        from={missions.map(({ name }) => name)}
        write={(name) => {
          const number = missions.findIndex((one) => one.name === name) + 1;
          return `${number}. ${words.list[name]?.title}${solved.includes(name) ? ' ✓' : ''}`;
        }}
        onPick={(name) => {
          const next = missions.find((one) => one.name === name);
          if (next) onPick(next);
        }}
      />
      <p>{words.list[mission.name]?.task}</p>
      <ul>
        {standing.map((one) => (
          <li key={wanted(one)} class={one.met ? 'met' : 'missed'}>
            <b>{one.met ? words.met : words.missed}</b> {wanted(one)} <i>{fault(one)}</i>
          </li>
        ))}
      </ul>
      <output class={isSolved ? 'theatre-solved' : undefined}>
        {isSolved ? words.solved : words.open}
      </output>
    </div>
  );
}
