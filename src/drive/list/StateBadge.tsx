import type { FolderState } from '#domain/folders/contract.ts';
import { useWords } from '#drive/drive-context.ts';
import { LinkIcon, SnowIcon, WorkIcon } from '#drive/icons.tsx';

/** Where a folder stands between hot and cold, as a picture and a word. */
export function StateBadge({ state }: { state: FolderState }) {
  const { states } = useWords();
  if (state === 'active') return null;
  return (
    <span className="drive-badge" data-state={state}>
      {state === 'archived' ? <SnowIcon /> : <WorkIcon />}
      {states[state]}
    </span>
  );
}

/** A link leads to this thing, as long as it works. */
export function SharedMark() {
  const { sharing } = useWords();
  return (
    <span className="drive-badge" data-state="shared">
      <LinkIcon />
      {sharing.badge}
    </span>
  );
}
