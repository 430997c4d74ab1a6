import { useId, useState } from 'react';
import { Button } from 'react-aria-components';
import type { ArchiveJobAnswer, ItemState } from '#domain/archive/contract.ts';
import { useDrive } from '#drive/drive-context.ts';
import { JobItems } from './JobItems.tsx';

/**
 * How many contents of a job stand in each state now, and which they are. What failed has a list of
 * its own.
 */
export function Standing({ job }: { job: ArchiveJobAnswer }) {
  const { words, language } = useDrive();
  const [shown, setShown] = useState<ItemState | null>(null);
  const listId = useId();
  const say = words.cold.job;
  const number = new Intl.NumberFormat(language);
  // The answer names every state, in the order of the way.
  const states = Object.keys(job.items) as ItemState[];
  // The last of a state may go while it is looked at.
  const open = shown !== null && job.items[shown] > 0 ? shown : null;
  return (
    <section aria-label={say.standing}>
      <h2>{say.standing}</h2>
      <table className="drive-equation drive-standing">
        <thead>
          <tr>
            <th scope="col">{say.itemState}</th>
            <th scope="col">{say.countedFiles}</th>
            <th scope="col">
              <span className="unseen">{say.look}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {states.map((state) => (
            <tr key={state} data-empty={job.items[state] === 0}>
              <th scope="row">{say.itemStates[state]}</th>
              <td>{number.format(job.items[state])}</td>
              <td>
                {job.items[state] > 0 && state !== 'failed' && (
                  <Button
                    className="button button-quiet"
                    aria-expanded={open === state}
                    aria-controls={listId}
                    onPress={() => setShown(open === state ? null : state)}
                  >
                    {open === state ? say.hide : say.showItems}
                    <span className="unseen"> {say.itemStates[state]}</span>
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div id={listId} className="drive-standing-list">
        {open && (
          <>
            <h3>{say.itemStates[open]}</h3>
            <JobItems jobId={job.id} state={open} />
          </>
        )}
      </div>
    </section>
  );
}
