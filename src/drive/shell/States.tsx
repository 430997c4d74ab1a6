import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useDrive } from '#drive/drive-context.ts';
import { CloudOffIcon } from '#drive/icons.tsx';
import { folderRoute } from '#drive/route.ts';
import { sayProblem } from '#drive/say-problem.ts';
import { isApiProblem } from '#lib/api-problem.ts';

/** Grey rows of the right height while a list comes. */
export function Loading({ rows = 8 }: { rows?: number }) {
  const { words } = useDrive();
  return (
    <div className="drive-skeleton" role="status" aria-label={words.loading}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move.
        <div key={row} className="drive-skeleton-row" />
      ))}
    </div>
  );
}

/** A page whose list is not there yet, or not at all: it has a name, where the focus can rest. */
export function Untitled({ title, children }: { title?: string; children: ReactNode }) {
  const { words } = useDrive();
  return (
    <>
      <h1 className="drive-title unseen" tabIndex={-1}>
        {title ?? words.title}
      </h1>
      {children}
    </>
  );
}

interface NoticeProps {
  readonly picture?: ReactNode;
  readonly title: string;
  readonly text?: string;
  readonly children?: ReactNode;
}

/** A page that has no list: why, and what to do next. */
export function Notice({ picture, title, text, children }: NoticeProps) {
  return (
    <div className="drive-notice">
      {picture}
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {children && <div className="drive-notice-acts">{children}</div>}
    </div>
  );
}

/** What did not load, in the problem's own sentence, with a way on. */
export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { words, router, signInAddress } = useDrive();
  if (isApiProblem(error) && error.status === 401) {
    return (
      <Notice title={words.signedOut.title} text={words.signedOut.text}>
        <a className="button" href={signInAddress}>
          {words.signedOut.go}
        </a>
      </Notice>
    );
  }
  if (isApiProblem(error) && error.status === 404) {
    return (
      <Notice title={words.gone.title} text={words.gone.text}>
        <Button className="button button-quiet" onPress={() => router.go(folderRoute(null))}>
          {words.gone.home}
        </Button>
      </Notice>
    );
  }
  return (
    <Notice title={words.failed.title} text={sayProblem(error, words)}>
      <Button className="button" onPress={onRetry}>
        {words.retry}
      </Button>
    </Notice>
  );
}

/** A list that was never here cannot come while the network is away. */
export function Away() {
  const { words } = useDrive();
  return (
    <Notice picture={<CloudOffIcon />} title={words.offline.title} text={words.looking.offline} />
  );
}

/** Sixteen small sticks, four times four: nothing is in the folder, but there is room. */
export function EmptyPicture() {
  return (
    <svg className="drive-empty-picture" viewBox="0 0 128 72" aria-hidden="true">
      {Array.from({ length: 16 }, (_, i) => {
        const x = 8 + (i % 16) * 7.5;
        return (
          <line
            key={x}
            x1={x}
            x2={x + (i % 3) - 1}
            y1={i % 4 === 3 ? 14 : 18}
            y2={i % 4 === 1 ? 58 : 54}
            data-rank={i % 4}
          />
        );
      })}
    </svg>
  );
}
