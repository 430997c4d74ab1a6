import type { ReactNode } from 'react';
import { Button, Link } from 'react-aria-components';
import type { ArchiveJobAnswer } from '#domain/archive/contract.ts';
import { useActs } from '#drive/acts.ts';
import { manifestAddress } from '#drive/drive-api.ts';
import { useDrive } from '#drive/drive-context.ts';
import { count, formatBytes, formatMomentInFull, shareOf } from '#drive/format.ts';
import { DownloadIcon } from '#drive/icons.tsx';
import { useJob } from '#drive/queries.ts';
import { folderRoute } from '#drive/route.ts';
import { Failed, Loading, Untitled } from '#drive/shell/States.tsx';
import { Sticks } from '#drive/shell/Sticks.tsx';
import { useSayPlace } from '#drive/shell/use-say-place.ts';
import { fill } from '#lib/fill.ts';
import { Checked } from './Checked.tsx';
import { Equation } from './Equation.tsx';
import { JobItems } from './JobItems.tsx';
import { toPhases } from './phases.ts';
import { SpeedUp } from './SpeedUp.tsx';
import { Standing } from './Standing.tsx';
import { isAsleep, sayJob } from './say-job.ts';

/** One journey to the cold side or back: how far it is, what was counted, what to do. */
export function JobView({ id }: { id: string }) {
  const { words } = useDrive();
  const { data: job, error, refetch } = useJob(id);
  useSayPlace(job ? sayJob(job, words.jobs) : '', job?.expected, id);
  if (error && !job) {
    return (
      <Untitled title={words.places.archive}>
        <Failed error={error} onRetry={() => void refetch()} />
      </Untitled>
    );
  }
  if (!job) {
    return (
      <Untitled title={words.places.archive}>
        <Loading />
      </Untitled>
    );
  }
  return <Job job={job} />;
}

function Job({ job }: { job: ArchiveJobAnswer }) {
  const { words, router } = useDrive();
  const say = words.cold.job;
  // Its ledger tells where everything stood, and all of that is gone.
  const isGone = isAsleep(job) && job.folderIn === 'nowhere';
  const canCheck = isAsleep(job) && job.folderIn === 'drive';
  return (
    <article className="drive-job" data-state={job.state}>
      <div className="drive-top">
        <Link href={router.address({ view: 'archive', cursor: null })}>{words.places.archive}</Link>
        <h1 className="drive-title" tabIndex={-1}>
          {job.folder.name}
        </h1>
      </div>
      <p className="drive-job-state" role="status">
        {sayJob(job, words.jobs)}
      </p>
      <JobFacts job={job} />
      <section aria-label={say.progress}>
        <h2>{say.progress}</h2>
        <Phases job={job} />
      </section>
      <SpeedUp job={job} />
      <Stop job={job} />
      {job.items.failed > 0 && job.kind !== 'open' && <FailedItems job={job} />}
      {job.kind !== 'open' && !isGone && <Standing job={job} />}
      {job.kind !== 'open' && <Equation job={job} />}
      {!isGone && (canCheck || job.check) && <Checked job={job} isAsleep={canCheck} />}
      {isAsleep(job) && !isGone && (
        <section aria-label={say.proof}>
          <h2>{say.proof}</h2>
          <p>{say.proofText}</p>
          <p>
            <a className="button button-quiet" href={manifestAddress(job.id)} download>
              <DownloadIcon />
              {say.manifest}
            </a>
          </p>
          <p className="drive-soft">
            {say.verify} <code>npm run verify -- solah-{job.id}.jsonl</code>
          </p>
        </section>
      )}
    </article>
  );
}

function JobFacts({ job }: { job: ArchiveJobAnswer }) {
  const { words, router, language, account } = useDrive();
  const say = words.cold.job;
  const moment = (iso: string) => <time dateTime={iso}>{formatMomentInFull(iso, language)}</time>;
  const places = {
    drive: router.address(folderRoute(job.folder.id)),
    trash: router.address({ view: 'trash', cursor: null }),
    nowhere: null,
  };
  const place = places[job.folderIn];
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      say.folder,
      place ? (
        <Link key="folder" href={place}>
          {job.folder.path}
        </Link>
      ) : (
        job.folder.path
      ),
    ],
    [
      say.what,
      `${count(words.files, job.expected, language)} · ${formatBytes(job.expectedBytes, language)}`,
    ],
    [
      say.asked,
      fill(say.askedBy, { when: formatMomentInFull(job.createdAt, language), name: account.name }),
    ],
    ...(job.finishedAt ? [[say.finished, moment(job.finishedAt)] as const] : []),
    ...(job.tier ? [[words.restoring.tier, words.restoring.tiers[job.tier]] as const] : []),
    ...(job.closesAt ? [[say.closes, moment(job.closesAt)] as const] : []),
    ...(job.kind === 'archive' &&
    job.state === 'archived' &&
    job.folderIn !== 'nowhere' &&
    job.clearAt
      ? [[say.bothUntil, moment(job.clearAt)] as const]
      : []),
  ];
  return (
    <dl className="drive-facts">
      {facts.map(([name, fact]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}

function Phases({ job }: { job: ArchiveJobAnswer }) {
  const { words, language } = useDrive();
  const say = words.cold.job;
  const number = new Intl.NumberFormat(language);
  const isStopped = job.state === 'mismatch' || job.state === 'needs-help';
  return (
    <ul className="drive-phases">
      {toPhases(job).map(({ name, done, total }) => {
        const said =
          name === 'check'
            ? say.checks[done === 1 ? 'done' : 'waiting']
            : fill(words.banner.progress, {
                done: number.format(done),
                total: number.format(total),
              });
        const isDone = done >= total && total > 0;
        return (
          <li key={name}>
            <span>{say.phases[name]}</span>
            <Sticks
              label={say.phases[name]}
              share={total > 0 ? shareOf(done, total) : 0}
              said={said}
              tone={isDone ? 'good' : isStopped ? 'bad' : 'accent'}
            />
            <span className="drive-soft" aria-hidden="true">
              {said}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function FailedItems({ job }: { job: ArchiveJobAnswer }) {
  const say = useDrive().words.cold.job;
  return (
    <section aria-label={say.failed}>
      <h2>{say.failed}</h2>
      <p>{say.failedText}</p>
      <JobItems jobId={job.id} state="failed" />
    </section>
  );
}

/** What can be given up; an archive that has come to its end cannot. */
function Stop({ job }: { job: ArchiveJobAnswer }) {
  const { words } = useDrive();
  const acts = useActs();
  const { state, kind } = job;
  const isRunning = state === 'running' || state === 'mismatch' || state === 'needs-help';
  const mayStop = kind === 'open' ? state === 'running' || state === 'opened' : isRunning;
  if (!mayStop) return null;
  const label =
    kind === 'archive'
      ? words.stop
      : kind === 'restore'
        ? words.stopRestore
        : words.cold.job[state === 'opened' ? 'closeNow' : 'stopOpening'];
  return (
    <p>
      <Button className="button button-quiet" onPress={() => void acts.stopJob(job)}>
        {label}
      </Button>
    </p>
  );
}
