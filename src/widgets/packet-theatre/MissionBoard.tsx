/** @jsxImportSource preact */
import { fill } from '#lib/fill.ts';
import { Select } from './Choices.tsx';
import { judge, type Mission, missions } from './missions.ts';
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

/** One world with a fault: what is wanted, and how it stands by now. */
export function MissionBoard({ mission, setup, solved, say, words, onPick }: Props) {
  const standing = judge(mission, setup);
  const done = standing.every(({ met }) => met);
  return (
    <div class="theatre-mission">
      <Select
        label={words.choose}
        value={mission.name}
        from={missions.map(({ name }) => name)}
        write={(name) =>
          `${missions.findIndex((one) => one.name === name) + 1}. ${words.list[name]?.title}${solved.includes(name) ? ' ✓' : ''}`
        }
        onPick={(name) => {
          const next = missions.find((one) => one.name === name);
          if (next) onPick(next);
        }}
      />
      <p>{words.list[mission.name]?.task}</p>
      <ul>
        {standing.map(({ goal, met, last }) => {
          const wanted = fill(goal.answered ? words.goalAnswered : words.goalRefused, {
            from: nameOf(say, goal.from),
            to: nameOf(say, goal.to),
            port: goal.port,
          });
          const answered = last.verdict !== 'drop';
          const why = met || (answered && !goal.answered) ? '' : sentenceOf(say, last.reason);
          return (
            <li key={wanted} class={met ? 'met' : 'missed'}>
              <b>{met ? words.met : words.missed}</b> {wanted}{' '}
              {!met && answered === goal.answered && `${words.otherwise} `}
              {!met && why}
            </li>
          );
        })}
      </ul>
      <output class={done ? 'theatre-solved' : undefined}>{done ? words.solved : words.open}</output>
    </div>
  );
}
