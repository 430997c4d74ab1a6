import { useRef, useState } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { PlannedEntry } from '#domain/uploads/contract.ts';
import { useDrive } from '#drive/drive-context.ts';
import { count, formatBytes, formatMoment } from '#drive/format.ts';
import { useWindow } from '#drive/window/use-window.ts';
import { fill } from '#lib/fill.ts';
import type { PlanState } from './bringing.ts';
import { chooseForAll, listChoices, type PlanChoice, sumChoices } from './choices.ts';
import type { Plan, PlanItem } from './make-plan.ts';

/** What is shown between a drop and the queue. */
export function PlanDialog({ now }: { now: PlanState }) {
  const { words, bringing } = useDrive();
  return (
    <ModalOverlay
      className="drive-overlay"
      isOpen
      onOpenChange={(isOpen) => !isOpen && bringing.giveUp()}
    >
      <Modal className="drive-modal drive-plan">
        <Dialog className="drive-dialog" role="alertdialog">
          {now.state === 'reading' ? <Reading files={now.files} /> : <Asking plan={now.plan} />}
          {now.state === 'reading' && (
            <div className="drive-dialog-acts">
              <Button className="button button-quiet" onPress={bringing.giveUp} autoFocus>
                {words.cancel}
              </Button>
            </div>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Reading({ files }: { files: number }) {
  const { words, language } = useDrive();
  return (
    <>
      <Heading slot="title" level={2}>
        {words.plan.reading}
      </Heading>
      <p role="status">{count(words.plan.found, files, language)}</p>
    </>
  );
}

type Filter = PlannedEntry['is'] | 'all';

/** The kinds that need an answer, in the order in which they are told. */
const kinds = ['same', 'differs', 'twin', 'kind-clash', 'refused'] as const;

function Asking({ plan }: { plan: Plan }) {
  const { words, language, bringing } = useDrive();
  const say = words.plan;
  const [choices, setChoices] = useState(plan.choices);
  const [filter, setFilter] = useState<Filter>('all');
  const entries = plan.items.map(({ entry }) => entry);
  const counts = kinds.map((is) => entries.filter((entry) => entry.is === is).length);
  const fresh = entries.length - counts.reduce((sum, n) => sum + n, 0);
  const shown = entries.flatMap(({ is }, i) =>
    is !== 'new' && (filter === 'all' || is === filter) ? [i] : [],
  );
  const sums = sumChoices(
    choices,
    plan.items.map(({ file }) => file.size),
  );
  const handleAll = (wanted: PlanChoice) =>
    setChoices(chooseForAll(choices, entries, { wanted, is: filter }));
  return (
    <>
      <Heading slot="title" level={2}>
        {count(say.title, entries.length - fresh, language)}
      </Heading>
      <p className="drive-soft">
        {[
          ...(fresh > 0 ? [count(say.fresh, fresh, language)] : []),
          ...kinds.flatMap((is, i) => (counts[i] ? [`${say.kinds[is]}: ${counts[i]}`] : [])),
        ].join(' · ')}
      </p>
      <div className="drive-plan-all">
        <label>
          <span>{say.show}</span>
          <select
            className="drive-input"
            value={filter}
            onChange={({ target }) => setFilter(target.value as Filter)}
          >
            <option value="all">{say.allKinds}</option>
            {kinds.map((is, i) =>
              counts[i] ? (
                <option key={is} value={is}>
                  {say.kinds[is]}
                </option>
              ) : null,
            )}
          </select>
        </label>
        <fieldset>
          <legend>{say.forAll}</legend>
          {(['keep-both', 'replace', 'skip'] as const).map((choice) => (
            <Button
              key={choice}
              className="button button-quiet button-small"
              onPress={() => handleAll(choice)}
            >
              {say.choices[choice]}
            </Button>
          ))}
        </fieldset>
      </div>
      <Conflicts
        items={plan.items}
        shown={shown}
        choices={choices}
        onChoose={(i, choice) => setChoices(choices.with(i, choice))}
      />
      <p role="status" className="drive-plan-sum">
        {fill(say.sum, {
          files: count(words.files, sums.files, language),
          bytes: formatBytes(sums.bytes, language),
        })}
      </p>
      <div className="drive-dialog-acts">
        <Button className="button button-quiet" onPress={bringing.giveUp}>
          {words.cancel}
        </Button>
        <Button
          className="button"
          onPress={() => void bringing.decide(plan, choices)}
          isDisabled={sums.files === 0 && plan.folders.length === 0}
        >
          {say.begin}
        </Button>
      </div>
    </>
  );
}

interface ConflictsProps {
  readonly items: readonly PlanItem[];
  /** The places of those that are shown. */
  readonly shown: readonly number[];
  readonly choices: readonly PlanChoice[];
  readonly onChoose: (place: number, choice: PlanChoice) => void;
}

/** The height of a row, as in the style sheet. */
const rowRem = 4.75;

function Conflicts({ items, shown, choices, onChoose }: ConflictsProps) {
  const { words } = useDrive();
  const box = useRef<HTMLElement>(null);
  const { first, end, room, onScroll } = useWindow(box, { rem: rowRem, total: shown.length });
  return (
    <section
      ref={box}
      className="drive-plan-list"
      aria-label={words.plan.list}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
      tabIndex={0}
      onScroll={onScroll}
    >
      <ul style={room}>
        {shown.slice(first, end).map((place) => {
          const item = items[place];
          const choice = choices[place];
          if (!item || !choice) return null;
          return (
            <Conflict
              key={place}
              item={item}
              choice={choice}
              onChoose={(next) => onChoose(place, next)}
            />
          );
        })}
      </ul>
    </section>
  );
}

interface ConflictProps {
  readonly item: PlanItem;
  readonly choice: PlanChoice;
  readonly onChoose: (choice: PlanChoice) => void;
}

function Conflict({ item: { file, entry }, choice, onChoose }: ConflictProps) {
  const { words, language } = useDrive();
  const say = words.plan;
  const choices = listChoices(entry);
  const now = new Date();
  const sayFile = (bytes: number, moment: string | null) =>
    [formatBytes(bytes, language), ...(moment ? [formatMoment(moment, now, language)] : [])].join(
      ', ',
    );
  const facts = [
    say.kinds[entry.is === 'new' ? 'differs' : entry.is],
    fill(say.yours, { what: sayFile(file.size, new Date(file.lastModified).toISOString()) }),
    ...(entry.exists?.kind === 'file'
      ? [fill(say.theirs, { what: sayFile(entry.exists.bytes, entry.exists.modifiedAt) })]
      : []),
  ];
  return (
    <li className="drive-plan-row">
      <span className="drive-plan-text">
        <strong title={entry.path}>{entry.path}</strong>
        <span className="drive-soft">{facts.join(' · ')}</span>
      </span>
      {choices.length > 1 ? (
        <select
          className="drive-input"
          aria-label={fill(say.choose, { name: entry.path })}
          value={choice}
          onChange={({ target }) => onChoose(target.value as PlanChoice)}
        >
          {choices.map((option) => (
            <option key={option} value={option}>
              {say.choices[option]}
            </option>
          ))}
        </select>
      ) : (
        <span className="drive-soft">{say.choices[choice]}</span>
      )}
    </li>
  );
}
