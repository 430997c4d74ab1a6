import { type ReactNode, useSyncExternalStore } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import { useDrive } from '#drive/drive-context.ts';
import { count, formatBytes, sayName, shareOf } from '#drive/format.ts';
import { CheckIcon, CloseIcon, PauseIcon, PlayIcon, WorkIcon } from '#drive/icons.tsx';
import { Sticks } from '#drive/shell/Sticks.tsx';
import { fill } from '#lib/fill.ts';
import { describeTimeLeft, type UploadRow } from './upload-row.ts';

/** One file of the queue, redrawn when it moves and not when another does. */
export function UploadLine({ id, place, total }: { id: string; place: number; total: number }) {
  const { words, language, uploads } = useDrive();
  const row = useSyncExternalStore(
    (listener) => uploads.list.subscribe(id, listener),
    () => uploads.list.get(id),
  );
  if (!row) return null;
  const say = words.uploads;
  const { phase, bytes, sent, problem } = row;
  const tone = phase === 'stored' ? 'good' : phase === 'failed' ? 'bad' : 'accent';
  return (
    <li className="drive-upload" data-phase={phase} aria-posinset={place} aria-setsize={total}>
      <div className="drive-upload-text">
        <span className="drive-upload-name">
          {phase === 'stored' && <CheckIcon />}
          <span title={row.name}>{row.name}</span>
        </span>
        <Sticks
          label={sayName(say.progress, row)}
          share={phase === 'stored' ? 1 : shareOf(sent, bytes)}
          tone={phase === 'paused' || phase === 'unfinished' ? 'quiet' : tone}
        />
        {problem ? (
          <span className="drive-upload-problem" title={problem.title}>
            {problem.title}
          </span>
        ) : (
          <span className="drive-upload-facts">{describeRow(row, words, language)}</span>
        )}
      </div>
      <UploadActs row={row} />
    </li>
  );
}

function describeRow(
  { phase, bytes, sent, speed, isKept = false }: UploadRow,
  words: ReturnType<typeof useDrive>['words'],
  language: string,
): string {
  const say = words.uploads;
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
  if (phase === 'unfinished') return `${facts.join(' · ')}. ${isKept ? '' : say.unfinished}`;
  return facts.join(' · ');
}

function UploadActs({ row }: { row: UploadRow }) {
  const { words, uploads, saying } = useDrive();
  const say = words.uploads;
  const { key, phase, problem } = row;
  if (phase === 'stored') return null;
  const handleGoOn = async () => {
    if (!(await uploads.goOn(key))) saying.tell(sayName(say.notLet, row), { tone: 'bad' });
  };
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
      {phase === 'unfinished' &&
        (row.isKept ? (
          <IconAct label={sayName(say.resume, row)} onPress={() => void handleGoOn()}>
            <PlayIcon />
          </IconAct>
        ) : (
          <ChooseAgain row={row} />
        ))}
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
    void uploads.add([{ file, folderId: row.folderId }]);
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
