import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useDrive } from '#drive/drive-context.ts';
import { count, formatBytes, shareOf } from '#drive/format.ts';
import { ChevronIcon } from '#drive/icons.tsx';
import { Sticks } from '#drive/shell/Sticks.tsx';
import { useStore } from '#drive/store.ts';
import { fill } from '#lib/fill.ts';
import { UploadRows } from './UploadRows.tsx';
import type { Summary } from './upload-list.ts';
import { describeTimeLeft } from './upload-row.ts';

/** The queue of uploads: how far all of it is, and the way of each file. */
export function UploadPanel() {
  const { words, uploads } = useDrive();
  const sums = useStore(uploads.list.sums, (value) => value);
  const [isOpen, setIsOpen] = useState(true);
  const say = words.uploads;
  return (
    <section className="drive-uploads" aria-label={say.title}>
      <header className="drive-uploads-head">
        <h2>{say.title}</h2>
        <Whole sums={sums} />
        <Button
          className="drive-icon-button"
          aria-expanded={isOpen}
          aria-label={isOpen ? say.hide : say.show}
          onPress={() => setIsOpen(!isOpen)}
        >
          <span data-turn={isOpen ? 'down' : 'up'}>
            <ChevronIcon />
          </span>
        </Button>
      </header>
      {sums.total > 0 && (
        <Sticks
          label={say.title}
          share={shareOf(sums.sent, sums.bytes)}
          tone={sums.count.stored === sums.total ? 'good' : 'accent'}
        />
      )}
      {isOpen && (
        <>
          <UploadRows />
          <AllActs sums={sums} />
        </>
      )}
    </section>
  );
}

/** How many are done, how fast they go, and how long it still takes. */
function Whole({ sums }: { sums: Summary }) {
  const { words, language } = useDrive();
  const say = words.uploads;
  const { total, count: counts, bytes, sent, speed } = sums;
  if (total === 0) return <span className="drive-uploads-sum">{say.phases.unfinished}</span>;
  const number = new Intl.NumberFormat(language);
  const facts = [
    fill(say.all, { done: number.format(counts.stored), total: number.format(total) }),
  ];
  if (speed) {
    const left = describeTimeLeft((bytes - sent) / speed, words);
    facts.push(fill(say.speed, { speed: formatBytes(speed, language) }));
    facts.push(fill(say.left, { time: count(left.say, left.n, language) }));
  }
  return <span className="drive-uploads-sum">{facts.join(' · ')}</span>;
}

function AllActs({ sums: { count: counts } }: { sums: Summary }) {
  const { words, uploads } = useDrive();
  const say = words.uploads;
  const running = counts.waiting + counts.sending;
  const acts = [
    { label: say.pauseAll, run: uploads.pauseAll, isThere: running > 1 },
    { label: say.resumeAll, run: uploads.resumeAll, isThere: counts.paused > 1 },
    { label: say.retryAll, run: uploads.retryAll, isThere: counts.failed > 1 },
    {
      label: say.cancelAll,
      run: uploads.cancelAll,
      isThere: running + counts.paused + counts.failed > 1,
    },
    { label: say.clear, run: uploads.clear, isThere: counts.stored > 0 },
  ];
  return (
    <div className="drive-uploads-foot">
      {acts.map(
        ({ label, run, isThere }) =>
          isThere && (
            <Button key={label} className="button button-quiet button-small" onPress={run}>
              {label}
            </Button>
          ),
      )}
    </div>
  );
}
