import { Button } from 'react-aria-components';
import type { FolderAnswer } from '#domain/folders/contract.ts';
import { useDrive } from '#drive/drive-context.ts';
import { shareOf } from '#drive/format.ts';
import { SnowIcon, WorkIcon } from '#drive/icons.tsx';
import { useRunningJob } from '#drive/queries.ts';
import { fill } from '#lib/fill.ts';
import { Sticks } from './Sticks.tsx';

/** In a folder on its way to the cold side or back: where it stands, and the one thing to do. */
export function Banner({ folder }: { folder: FolderAnswer }) {
  const { words, dialog, language } = useDrive();
  const { state } = folder;
  const isMoving = state === 'archiving' || state === 'restoring';
  const job = useRunningJob(isMoving ? folder.archiveId : null);
  if (state === 'active') return null;
  const number = new Intl.NumberFormat(language);
  const progress =
    job &&
    fill(words.banner.progress, {
      done: number.format(job.done),
      total: number.format(job.expected),
    });
  return (
    <section className="drive-banner" data-state={state} aria-label={words.states[state]}>
      {state === 'archived' ? <SnowIcon /> : <WorkIcon />}
      <div className="drive-banner-text">
        <strong>{words.states[state]}</strong>
        <p>{words.banner[state]}</p>
        {job && progress && job.expected > 0 && (
          <div className="drive-banner-progress">
            <Sticks
              label={words.states[state]}
              share={shareOf(job.done, job.expected)}
              said={progress}
            />
            <span aria-hidden="true">{progress}</span>
          </div>
        )}
      </div>
      {state === 'archived' && (
        <Button className="button" onPress={() => dialog.set({ kind: 'restore', folder })}>
          {words.banner.restore}
        </Button>
      )}
    </section>
  );
}
