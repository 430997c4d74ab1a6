import { Button } from 'react-aria-components';
import type { ArchiveCheck, ArchiveJobAnswer } from '#domain/archive/contract.ts';
import { useActs } from '#drive/acts.ts';
import { useDrive } from '#drive/drive-context.ts';
import { shareOf } from '#drive/format.ts';
import { CheckIcon } from '#drive/icons.tsx';
import { Sticks } from '#drive/shell/Sticks.tsx';
import { fill } from '#lib/fill.ts';
import { sayCheck, sayRest } from './say-check.ts';

interface Props {
  readonly job: ArchiveJobAnswer;
  readonly isAsleep: boolean;
}

/** Whether all of an archive is there, as the last look at it says, and a way to look now. */
export function Checked({ job: { id, check }, isAsleep }: Props) {
  const { words, language } = useDrive();
  const acts = useActs();
  const say = words.cold.job.check;
  const rest = sayRest(check, new Date(), { say, language });
  const hasFound = check !== null && check.missing + check.different > 0;
  return (
    <section aria-label={say.title}>
      <h2>{say.title}</h2>
      <p className={hasFound ? 'drive-warning' : 'drive-checked'} role="status">
        {check?.state === 'finished' && !hasFound && <CheckIcon />}
        {check ? sayCheck(check, { say, language }) : say.never}
      </p>
      {check?.state === 'running' && <Progress check={check} />}
      {check && check.faults.length > 0 && <Faults check={check} />}
      {isAsleep && (
        <>
          <p>
            <Button className="button button-quiet" onPress={() => void acts.verify(id)}>
              {say.now}
            </Button>
          </p>
          <p className="drive-soft">{rest ?? say.text}</p>
        </>
      )}
    </section>
  );
}

function Progress({ check: { looked, expected } }: { check: ArchiveCheck }) {
  const { words, language } = useDrive();
  const say = words.cold.job.check;
  const number = new Intl.NumberFormat(language);
  const said = fill(words.banner.progress, {
    done: number.format(looked),
    total: number.format(expected),
  });
  return (
    <ul className="drive-phases">
      <li>
        <span>{say.progress}</span>
        <Sticks label={say.progress} share={shareOf(looked, expected)} said={said} />
        <span className="drive-soft" aria-hidden="true">
          {said}
        </span>
      </li>
    </ul>
  );
}

function Faults({ check: { faults, missing, different } }: { check: ArchiveCheck }) {
  const { words } = useDrive();
  const say = words.cold.job;
  return (
    <>
      <p>{say.check.foundText}</p>
      {missing + different > faults.length && <p>{say.check.first}</p>}
      <ul className="drive-cards" aria-label={say.check.list}>
        {faults.map(({ file, fault }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a file that is gone has no id, and none moves.
          <li key={i} className="drive-card">
            <div className="drive-card-text">
              <strong>{file?.name ?? say.goneFile}</strong>
              <span className="drive-soft">
                {[...(file ? [file.path] : []), say.check.faults[fault]].join(' · ')}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
