import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import type { FolderAnswer } from '#domain/folders/contract.ts';
import { useDrive } from '#drive/drive-context.ts';
import { UploadIcon } from '#drive/icons.tsx';
import { isOwnPlace, mayIn } from '#drive/item.ts';
import { takeDrop } from '#drive/plan/found.ts';
import { fill } from '#lib/fill.ts';

/** Takes files that are dropped from the desktop. The upload button does the same by keyboard. */
export function DropArea({ folder, children }: { folder: FolderAnswer; children: ReactNode }) {
  const { words, bringing, saying } = useDrive();
  // Entering a child is told before leaving its parent: only a count knows whether we are inside.
  const depth = useRef(0);
  const [isOver, setIsOver] = useState(false);
  const mayWrite = mayIn(folder, 'write');
  const name = folder.name || words.root;

  const move = (event: DragEvent, by: number) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    depth.current = Math.max(0, depth.current + by);
    setIsOver(depth.current > 0);
  };
  const handleDrop = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    depth.current = 0;
    setIsOver(false);
    if (mayWrite) void bringing.bring(takeDrop(event.dataTransfer.items), folder);
    else saying.tell(words.uploads.refused, { tone: 'bad' });
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a target for the mouse alone; the button is for everyone.
    <div
      className="drive-drop"
      data-guest={!isOwnPlace(folder) || undefined}
      onDragEnter={(event) => move(event, 1)}
      onDragLeave={(event) => move(event, -1)}
      onDragOver={(event) => event.dataTransfer.types.includes('Files') && event.preventDefault()}
      onDrop={handleDrop}
    >
      {children}
      {isOver && (
        <div className="drive-drop-cover" aria-hidden="true" data-refused={!mayWrite || undefined}>
          <UploadIcon />
          <p>{mayWrite ? fill(words.uploads.drop, { name }) : words.uploads.refused}</p>
        </div>
      )}
    </div>
  );
}
