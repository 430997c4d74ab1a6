import { Link } from 'react-aria-components';
import type { ArchiveJob } from '#domain/archive/contract.ts';
import { sayJob } from '#drive/archive/say-job.ts';
import { useDrive } from '#drive/drive-context.ts';
import { count, formatBytes, formatMoment, shareOf } from '#drive/format.ts';
import { KindIcon } from '#drive/icons.tsx';
import { useJobs } from '#drive/queries.ts';
import type { Route } from '#drive/route.ts';
import { Pager } from './Pager.tsx';
import { EmptyPicture, Failed, Loading, Notice, Untitled } from './States.tsx';
import { Sticks } from './Sticks.tsx';
import { useSayPlace } from './use-say-place.ts';

/** Every journey to the cold side and back, newest first. */
export function ArchiveView({ route }: { route: Extract<Route, { view: 'archive' }> }) {
  const { words } = useDrive();
  const page = useJobs(route.cursor);
  useSayPlace(words.places.archive, page.data?.total, route.cursor);
  if (page.error && !page.data) {
    return (
      <Untitled title={words.places.archive}>
        <Failed error={page.error} onRetry={() => void page.refetch()} />
      </Untitled>
    );
  }
  if (!page.data) {
    return (
      <Untitled title={words.places.archive}>
        <Loading />
      </Untitled>
    );
  }
  return (
    <>
      <div className="drive-top">
        <h1 className="drive-title" tabIndex={-1}>
          {words.places.archive}
        </h1>
      </div>
      {page.data.items.length === 0 ? (
        <Notice
          picture={<EmptyPicture />}
          title={words.empty.archive}
          text={words.empty.archiveText}
        />
      ) : (
        <>
          <ul className="drive-cards">
            {page.data.items.map((job) => (
              <JobLine key={job.id} job={job} />
            ))}
          </ul>
          <Pager route={route} page={page.data} />
        </>
      )}
    </>
  );
}

function JobLine({ job }: { job: ArchiveJob }) {
  const { words, router, language } = useDrive();
  const say = sayJob(job, words.jobs);
  const facts = [
    say,
    count(words.files, job.expected, language),
    formatBytes(job.expectedBytes, language),
    formatMoment(job.finishedAt ?? job.createdAt, new Date(), language),
  ];
  return (
    <li className="drive-card" data-state={job.state}>
      <KindIcon kind="folder" />
      <div className="drive-card-text">
        <Link className="drive-name" href={router.address({ view: 'job', id: job.id })}>
          {job.folder.name}
        </Link>
        <span className="drive-soft">{facts.join(' · ')}</span>
        {job.state === 'running' && (
          <Sticks label={say} share={job.expected > 0 ? shareOf(job.done, job.expected) : 0} />
        )}
      </div>
    </li>
  );
}
