/** @jsxImportSource preact */
import type { Play } from './play.ts';
import { placeName, sentenceOf, type TheatreWords } from './words.ts';
import type { AddressAndPort, Step } from './world.ts';

type Props = { play: Play; shown: number; current: number; say: TheatreWords };

/** What was decided, hop by hop, in words: the question, then its answer. */
export function Transcript({ play: { steps, turn }, shown, current, say }: Props) {
  const acts = [
    { title: say.question, steps: steps.slice(0, Math.min(shown, turn)), first: 0 },
    { title: say.answer, steps: steps.slice(turn, Math.max(shown, turn)), first: turn },
  ].filter((act) => act.steps.length > 0);
  return (
    <div class="theatre-transcript">
      {acts.map((act) => (
        <div key={act.title}>
          <p class="theatre-act">{act.title}</p>
          <ol aria-label={act.title}>
            {[...act.steps.entries()].map(([i, step]) => (
              <li
                key={i}
                class={step.verdict}
                aria-current={act.first + i === current ? 'step' : undefined}
              >
                <b>{placeName(say, step.at)}</b>{' '}
                <span class="theatre-verdict">{say.legend[step.verdict]}</span>{' '}
                {sentenceOf(say, step.reason)}
                <Ends step={step} />
              </li>
            ))}
          </ol>
        </div>
      ))}
    </div>
  );
}

/** The two addresses on the packet, with what was rewritten struck out. */
function Ends({ step: { before, after } }: { step: Step }) {
  return (
    <code>
      <End before={before.from} after={after.from} /> → <End before={before.to} after={after.to} />
    </code>
  );
}

function End({ before, after }: { before: AddressAndPort; after: AddressAndPort }) {
  const [was, is] = [write(before), write(after)];
  if (was === is) return <>{is}</>;
  return (
    <>
      <del>{was}</del> <ins>{is}</ins>
    </>
  );
}

/** Write an address with its port as people write it. */
function write({ address, port }: AddressAndPort): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
