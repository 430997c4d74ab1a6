import { Button, Link } from 'react-aria-components';
import type { FolderAnswer } from '#domain/folders/contract.ts';
import { useDrive } from '#drive/drive-context.ts';
import { formatMomentInFull, shareOf } from '#drive/format.ts';
import { SnowIcon, WorkIcon } from '#drive/icons.tsx';
import { isOwnPlace, mayIn } from '#drive/item.ts';
import { useJob, useRunningJob } from '#drive/queries.ts';
import { fill } from '#lib/fill.ts';
import { Sticks } from './Sticks.tsx';

/** In a folder on its way to the cold side or back: where it stands, since when, and what can be done. */
export function Banner({ folder }: { folder: FolderAnswer }) {
  const { words, dialog, router, language } = useDrive();
  const { state, openUntil } = folder;
  // Whoever only shares it has no jobs of it.
  const archiveId = isOwnPlace(folder) && state !== 'active' ? folder.archiveId : null;
  const job = useRunningJob(archiveId);
  const archive = useJob(archiveId).data;
  if (state === 'active') return null;
  const number = new Intl.NumberFormat(language);
  const moment = (iso: string) => formatMomentInFull(iso, language);
  const progress =
    job &&
    fill(words.banner.progress, {
      done: number.format(job.done),
      total: number.format(job.expected),
    });
  const label = job?.kind === 'open' ? words.jobs.open : words.states[state];
  const since = job?.createdAt ?? archive?.finishedAt ?? archive?.createdAt;
  const shown = job ?? archive;
  return (
    <section className="drive-banner" data-state={state} aria-label={words.states[state]}>
      {state === 'archived' ? <SnowIcon /> : <WorkIcon />}
      <div className="drive-banner-text">
        <strong>{openUntil ? words.jobs.opened : words.states[state]}</strong>
        <p>
          {openUntil
            ? fill(words.cold.openUntil, { when: moment(openUntil) })
            : words.banner[state]}
        </p>
        {shown && since && (
          <p className="drive-soft">
            {fill(words.cold.since, { when: moment(since) })}{' '}
            <Link href={router.address({ view: 'job', id: shown.id })}>{words.cold.show}</Link>
          </p>
        )}
        {job && progress && job.expected > 0 && (
          <div className="drive-banner-progress">
            <Sticks label={label} share={shareOf(job.done, job.expected)} said={progress} />
            <span aria-hidden="true">{progress}</span>
          </div>
        )}
      </div>
      {state === 'archived' && (
        <Button className="button" onPress={() => dialog.set({ kind: 'restore', folder })}>
          {words.banner.restore}
        </Button>
      )}
      {/* Only where the archive begins: with a folder in it the whole would go. */}
      {archiveId && archive?.folder.id === folder.id && mayIn(folder, 'discard') && (
        <Button
          className="button button-quiet"
          onPress={() => dialog.set({ kind: 'discard', folder: { ...folder, archiveId } })}
        >
          {words.cold.discard.here}
        </Button>
      )}
    </section>
  );
}
