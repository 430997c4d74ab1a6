import { type ReactNode, useState } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import { useDrive } from '#drive/drive-context.ts';
import { count, formatBytes, sayName, shareOf } from '#drive/format.ts';
import { CheckIcon, ChevronIcon, CloseIcon, PauseIcon, PlayIcon, WorkIcon } from '#drive/icons.tsx';
import { Sticks } from '#drive/shell/Sticks.tsx';
import { useStore } from '#drive/store.ts';
import { fill } from '#lib/fill.ts';
import { describeTimeLeft, summarise, type UploadRow } from './upload-row.ts';

/** The queue of uploads: each file's way, and what can be done with it. */
export function UploadPanel() {
  const { words, uploads } = useDrive();
  const rows = useStore(uploads.rows, (list) => list);
  const [isOpen, setIsOpen] = useState(true);
  const say = words.uploads;
  if (rows.length === 0) return null;
  const summary = summarise(rows);
  const title =
    summary.total > 0
      ? fill(say.all, { done: summary.stored, total: summary.total })
      : say.phases.unfinished;
  return (
    <section className="drive-uploads" aria-label={say.title}>
      <header className="drive-uploads-head">
        <h2>{say.title}</h2>
        <span className="drive-uploads-sum">{title}</span>
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
      {summary.total > 0 && (
        <Sticks
          label={say.title}
          share={shareOf(summary.sent, summary.bytes)}
          tone={summary.stored === summary.total ? 'good' : 'accent'}
        />
      )}
      {isOpen && (
        <>
          <ul className="drive-uploads-list">
            {rows.map((row) => (
              <UploadLine key={row.key} row={row} />
            ))}
          </ul>
          <div className="drive-uploads-foot">
            {summary.running > 1 && (
              <Button className="button button-quiet button-small" onPress={uploads.pauseAll}>
                {say.pauseAll}
              </Button>
            )}
            {summary.paused > 1 && (
              <Button className="button button-quiet button-small" onPress={uploads.resumeAll}>
                {say.resumeAll}
              </Button>
            )}
            {summary.stored > 0 && (
              <Button className="button button-quiet button-small" onPress={uploads.clear}>
                {say.clear}
              </Button>
            )}
          </div>
        </>
      )}
    </section>
  );
}

function UploadLine({ row }: { row: UploadRow }) {
  const { words, language } = useDrive();
  const say = words.uploads;
  const { phase, bytes, sent, speed, problem } = row;
  const facts = [
    say.phases[phase],
    phase === 'stored'
      ? formatBytes(bytes, language)
      : fill(say.sent, { sent: formatBytes(sent, language), bytes: formatBytes(bytes, language) }),
  ];
  if (phase === 'sending' && speed) {
    facts.push(fill(say.speed, { speed: formatBytes(speed, language) }));
    const left = describeTimeLeft((bytes - sent) / speed, words);
    facts.push(fill(say.left, { time: count(left.say, left.n, language) }));
  }
  const tone = phase === 'stored' ? 'good' : phase === 'failed' ? 'bad' : 'accent';
  return (
    <li className="drive-upload" data-phase={phase}>
      <div className="drive-upload-text">
        <span className="drive-upload-name">
          {phase === 'stored' && <CheckIcon />}
          {row.name}
        </span>
        <Sticks
          label={sayName(say.progress, row)}
          share={phase === 'stored' ? 1 : shareOf(sent, bytes)}
          tone={phase === 'paused' || phase === 'unfinished' ? 'quiet' : tone}
        />
        <span className="drive-upload-facts">{facts.join(' · ')}</span>
        {problem && <span className="drive-upload-problem">{problem.title}</span>}
        {phase === 'unfinished' && <span className="drive-upload-hint">{say.unfinished}</span>}
      </div>
      <UploadActs row={row} />
    </li>
  );
}

function UploadActs({ row }: { row: UploadRow }) {
  const { words, uploads } = useDrive();
  const say = words.uploads;
  const { key, phase, problem } = row;
  if (phase === 'stored') return null;
  return (
    <div className="drive-upload-acts">
      {problem?.code === 'name-taken' && (
        <Button className="button button-quiet button-small" onPress={() => uploads.keepBoth(key)}>
          {say.keepBoth}
        </Button>
      )}
      {(phase === 'waiting' || phase === 'sending') && (
        <IconAct label={sayName(say.pause, row)} onPress={() => uploads.pause(key)}>
          <PauseIcon />
        </IconAct>
      )}
      {phase === 'paused' && (
        <IconAct label={sayName(say.resume, row)} onPress={() => uploads.resume(key)}>
          <PlayIcon />
        </IconAct>
      )}
      {phase === 'failed' && (
        <IconAct label={sayName(say.retry, row)} onPress={() => uploads.resume(key)}>
          <WorkIcon />
        </IconAct>
      )}
      {phase === 'unfinished' && <ChooseAgain row={row} />}
      {phase !== 'checking' && (
        <IconAct label={sayName(say.cancel, row)} onPress={() => uploads.cancel(key)}>
          <CloseIcon />
        </IconAct>
      )}
    </div>
  );
}

function ChooseAgain({ row }: { row: UploadRow }) {
  const { words, uploads, saying } = useDrive();
  const handleSelect = ([file]: readonly File[]) => {
    if (!file) return;
    if (file.name !== row.name || file.size !== row.bytes) {
      saying.tell(sayName(words.uploads.different, row), { tone: 'bad' });
      return;
    }
    void uploads.add([file], { id: row.folderId });
  };
  return (
    <FileTrigger onSelect={(files) => handleSelect([...(files ?? [])])}>
      <IconAct label={sayName(words.uploads.choose, row)}>
        <PlayIcon />
      </IconAct>
    </FileTrigger>
  );
}

interface IconActProps {
  readonly label: string;
  readonly onPress?: () => void;
  readonly children: ReactNode;
}

function IconAct({ label, onPress, children }: IconActProps) {
  return (
    <Button className="drive-icon-button" aria-label={label} {...(onPress ? { onPress } : {})}>
      {children}
    </Button>
  );
}
