import { useState } from 'react';
import type { FileAnswer } from '#domain/files/contract.ts';
import { contentAddress } from '#drive/drive-api.ts';
import { useDrive } from '#drive/drive-context.ts';
import { formatBytes } from '#drive/format.ts';
import { DownloadIcon, KindIcon } from '#drive/icons.tsx';
import { toKind } from '#drive/item.ts';
import { decidePreview } from './decide-preview.ts';
import { TextPreview } from './TextPreview.tsx';

/** What is in a file, shown only by elements that cannot run it. */
export function PreviewBody({ file }: { file: FileAnswer }) {
  const { words } = useDrive();
  const say = words.preview;
  const [isBroken, setIsBroken] = useState(false);
  if (isBroken) return <NoPreview file={file} title={say.broken} text={say.brokenText} />;
  const shown = { src: contentAddress(file.id), onError: () => setIsBroken(true) };
  switch (decidePreview(file)) {
    case 'image':
      return <img className="drive-preview-image" alt={file.name} decoding="async" {...shown} />;
    case 'video':
      return <video className="drive-preview-video" controls preload="metadata" {...shown} />;
    case 'audio':
      return (
        <div className="drive-preview-sound">
          <KindIcon kind="audio" />
          <audio controls preload="metadata" {...shown} />
        </div>
      );
    case 'text':
      return <TextPreview file={file} />;
    case 'blank':
      return <NoPreview file={file} title={say.blank} />;
    case 'too-large':
      return <NoPreview file={file} title={say.tooLarge} text={say.noneText} />;
    case 'none':
      return <NoPreview file={file} title={say.none} text={say.noneText} />;
  }
}

interface NoPreviewProps {
  readonly file: FileAnswer;
  readonly title: string;
  readonly text?: string;
}

function NoPreview({ file, title, text }: NoPreviewProps) {
  const { words, language } = useDrive();
  return (
    <div className="drive-preview-none">
      <KindIcon kind={toKind({ kind: 'file', type: file.type })} />
      <h3>{title}</h3>
      {text && <p>{text}</p>}
      <a className="button" href={contentAddress(file.id)} download={file.name}>
        <DownloadIcon />
        {`${words.download} · ${formatBytes(file.bytes, language)}`}
      </a>
    </div>
  );
}
