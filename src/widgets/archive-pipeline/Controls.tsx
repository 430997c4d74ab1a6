/** @jsxImportSource preact */
import { type Move, movesOf, type Setup, type Story, stories } from './model.ts';
import type { Guards } from './steps.ts';
import type { ArchivePipelineWords } from './words.ts';

type Choosing = { setup: Setup; say: ArchivePipelineWords; onChange: (setup: Setup) => void };

/** Which story is played, and which guards stand. */
export function Choices({ setup, say, onChange }: Choosing) {
  const told = setup.moves.join();
  // The keys are the stories.
  const names = Object.keys(stories) as Story[];
  const story = names.find((name) => movesOf(name).join() === told);
  return (
    <div class="pipe-choices">
      <label>
        {say.story}
        <select
          value={story ?? 'own'}
          // Only stories can be chosen: the reader's own run is there when it was made.
          onChange={({ currentTarget }) =>
            onChange({ ...setup, moves: movesOf(currentTarget.value as Story) })
          }
        >
          {names.map((name) => (
            <option key={name} value={name}>
              {say.stories[name]}
            </option>
          ))}
          {story === undefined && <option value="own">{say.stories.own}</option>}
        </select>
      </label>
      {(['condition', 'count'] as const).map((guard: keyof Guards) => (
        <label key={guard} class="pipe-guard">
          <input
            type="checkbox"
            checked={setup.guards[guard]}
            onChange={() =>
              onChange({
                ...setup,
                guards: { ...setup.guards, [guard]: !setup.guards[guard] },
              })
            }
          />
          {say.guards[guard]}
        </label>
      ))}
    </div>
  );
}

type Interfering = {
  head: string;
  say: ArchivePipelineWords;
  can: (move: Move) => boolean;
  onMove: (move: Move) => void;
};

const onMessage = ['double', 'lose', 'delay', 'kill-before', 'kill-after'] as const;
const onRest = ['spoil', 'cancel'] as const;

/** What one may do to the next message, to a copy and to the job. */
export function Interfere({ head, say, can, onMove }: Interfering) {
  return (
    <fieldset class="pipe-buttons">
      <legend>{head}</legend>
      {[...onMessage, ...onRest].map((move) => (
        <Button key={move} isOff={!can(move)} onPress={() => onMove(move)}>
          {say.moves[move]}
        </Button>
      ))}
    </fieldset>
  );
}

// `aria-disabled`, since a button that is disabled while it has the keyboard loses it.
export function Button(props: { isOff?: boolean; onPress: () => void; children: string }) {
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
