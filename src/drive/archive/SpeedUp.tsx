import { Button } from 'react-aria-components';
import type { ArchiveJobAnswer } from '#domain/archive/contract.ts';
import { isFaster } from '#domain/archive/rules.ts';
import { useActs } from '#drive/acts.ts';
import { useDrive } from '#drive/drive-context.ts';
import { count } from '#drive/format.ts';
import { useEstimate } from '#drive/queries.ts';
import { describeTimeLeft } from '#drive/uploads/upload-row.ts';
import { fill } from '#lib/fill.ts';
import { formatDollars } from './dollars.ts';

/** While something wakes up, a faster way may still be taken; it is paid for anew. */
export function SpeedUp({ job }: { job: ArchiveJobAnswer }) {
  if (job.state !== 'running' || job.of === null || job.tier === null) return null;
  return <Faster job={job} of={job.of} tier={job.tier} />;
}

function Faster({
  job,
  of: archiveId,
  tier,
}: {
  readonly job: ArchiveJobAnswer;
  readonly of: string;
  readonly tier: NonNullable<ArchiveJobAnswer['tier']>;
}) {
  const { words, language } = useDrive();
  const acts = useActs();
  const { data } = useEstimate({ archiveId });
  const faster = data?.tiers.filter((option) => isFaster(option.tier, tier)) ?? [];
  if (faster.length === 0) return null;
  const name = job.folder.name;
  return (
    <section aria-label={words.cold.job.faster}>
      <h2>{words.cold.job.faster}</h2>
      <div className="drive-notice-acts">
        {faster.map((option) => {
          const { say, n } = describeTimeLeft(option.seconds, words);
          const about = fill(words.restoring.about, { time: count(say, n, language) });
          const facts = [
            words.restoring.tiers[option.tier],
            about,
            ...(option.price === null ? [] : [formatDollars(option.price, language)]),
          ];
          return (
            <Button
              key={option.tier}
              className="button button-quiet"
              onPress={() => void acts.restore({ archiveId, name }, option.tier, job.days)}
            >
              {facts.join(' · ')}
            </Button>
          );
        })}
      </div>
    </section>
  );
}
