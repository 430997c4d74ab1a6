import type { ReactNode } from 'react';
import type { Kind } from './item.ts';

function icon(path: ReactNode): () => ReactNode {
  return () => (
    <svg
      className="drive-icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {path}
    </svg>
  );
}

export const PlusFolderIcon = icon(
  <path d="M3 7a2 2 0 0 1 2-2h4l2 2.5h8a2 2 0 0 1 2 2V18a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2zM12 11v5.5M9.25 13.75h5.5" />,
);
export const UploadIcon = icon(
  <path d="M12 16V4.5M7 9l5-5 5 5M4 16.5V19a1.5 1.5 0 0 0 1.5 1.5h13A1.5 1.5 0 0 0 20 19v-2.5" />,
);
export const DownloadIcon = icon(
  <path d="M12 4v11.5M7 11l5 5 5-5M4 16.5V19a1.5 1.5 0 0 0 1.5 1.5h13A1.5 1.5 0 0 0 20 19v-2.5" />,
);
export const MoreIcon = icon(<path d="M5 12h.01M12 12h.01M19 12h.01" strokeWidth="3" />);
export const BellIcon = icon(
  <path d="M6 10a6 6 0 0 1 12 0c0 5 2 6.5 2 6.5H4S6 15 6 10M10 20a2.2 2.2 0 0 0 4 0" />,
);
export const CloseIcon = icon(<path d="m6 6 12 12M18 6 6 18" />);
export const CheckIcon = icon(<path d="m5 12.5 4.5 4.5L19 7.5" strokeWidth="2.25" />);
export const SnowIcon = icon(
  <path d="M12 3v18M4.2 7.5l15.6 9M19.8 7.5l-15.6 9M9.5 4.5 12 7l2.5-2.5M9.5 19.5 12 17l2.5 2.5" />,
);
export const WorkIcon = icon(<path d="M20 12a8 8 0 1 1-2.6-5.9M20 4v4.5h-4.5" />);
export const TrashIcon = icon(
  <path d="M4 7h16M9.5 7V4.5h5V7M6.5 7l.8 12a1.5 1.5 0 0 0 1.5 1.5h6.4a1.5 1.5 0 0 0 1.5-1.5l.8-12M10 11v5.5M14 11v5.5" />,
);
export const PencilIcon = icon(<path d="M4 20l1-4.5L16.5 4l3.5 3.5L8.5 19zM14 6.5 17.5 10" />);
export const OpenIcon = icon(<path d="M5 12h14M13 6l6 6-6 6" />);
export const BackIcon = icon(<path d="M4 9h10a5.5 5.5 0 0 1 0 11H9M8 5 4 9l4 4" />);
export const MoveIcon = icon(
  <path d="M3 7a2 2 0 0 1 2-2h4l2 2.5h8a2 2 0 0 1 2 2V18a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2zM9 13.75h6M12.5 11l2.75 2.75-2.75 2.75" />,
);
export const CutIcon = icon(
  <path d="M8.6 16.4 18 5M15.4 16.4 6 5M9 18.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0M20 18.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0" />,
);
export const PasteIcon = icon(
  <path d="M9 4.5h6v3H9zM9 6H6.5A1.5 1.5 0 0 0 5 7.5v12A1.5 1.5 0 0 0 6.5 21h11a1.5 1.5 0 0 0 1.5-1.5v-12A1.5 1.5 0 0 0 17.5 6H15M12 11v6M9.5 14.5 12 17l2.5-2.5" />,
);
export const SearchIcon = icon(<path d="M10.5 4.5a6 6 0 1 1 0 12 6 6 0 0 1 0-12M15 15l5 5" />);
export const UpIcon = icon(<path d="M12 19V5M6 11l6-6 6 6" />);
export const PauseIcon = icon(<path d="M8.5 6v12M15.5 6v12" strokeWidth="2.25" />);
export const PlayIcon = icon(<path d="M8 5.5v13l10.5-6.5z" />);
export const ChevronIcon = icon(<path d="m9 6 6 6-6 6" />);
export const SortIcon = icon(
  <path d="M8 5v14M4.5 8.5 8 5l3.5 3.5M16 19V5M12.5 15.5 16 19l3.5-3.5" />,
);
export const CloudOffIcon = icon(
  <path d="M4 4l16 16M7.5 18.5h9a4 4 0 0 0 1.6-.4M19.8 16A4 4 0 0 0 17 10.6a5.6 5.6 0 0 0-8-3.8M6.3 9.2A5 5 0 0 0 7.5 18.5" />,
);
export const KeyboardIcon = icon(
  <path d="M3 7.5A1.5 1.5 0 0 1 4.5 6h15A1.5 1.5 0 0 1 21 7.5v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 16.5zM7 10h.01M11 10h.01M15 10h.01M17.5 10h.01M8 14h8" />,
);
export const UploadFolderIcon = icon(
  <path d="M3 7a2 2 0 0 1 2-2h4l2 2.5h8a2 2 0 0 1 2 2V18a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2zM12 17v-6M9.25 13.5 12 10.75l2.75 2.75" />,
);
export const LookIcon = icon(
  <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z" />,
);
export const FactsIcon = icon(
  <path d="M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17M12 11v5.5M12 7.8h.01" />,
);
export const GridIcon = icon(
  <path d="M4.5 4.5h6v6h-6zM13.5 4.5h6v6h-6zM4.5 13.5h6v6h-6zM13.5 13.5h6v6h-6z" />,
);
export const RowsIcon = icon(
  <path d="M4 6.5h.01M8.5 6.5H20M4 12h.01M8.5 12H20M4 17.5h.01M8.5 17.5H20" />,
);
export const StarIcon = icon(
  <path d="m12 3.5 2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9-4.3-4.1 5.9-.8z" />,
);
export const LinkIcon = icon(
  <path d="M10 14a4.5 4.5 0 0 0 6.4 0l3-3A4.5 4.5 0 0 0 13 4.6l-1.2 1.2M14 10a4.5 4.5 0 0 0-6.4 0l-3 3A4.5 4.5 0 0 0 11 19.4l1.2-1.2" />,
);
export const CopyIcon = icon(
  <path d="M9 9.5A1.5 1.5 0 0 1 10.5 8h8A1.5 1.5 0 0 1 20 9.5v9a1.5 1.5 0 0 1-1.5 1.5h-8A1.5 1.5 0 0 1 9 18.5zM6 16H5.5A1.5 1.5 0 0 1 4 14.5v-9A1.5 1.5 0 0 1 5.5 4h8A1.5 1.5 0 0 1 15 5.5V6" />,
);
const FolderIcon = icon(
  <path
    d="M3 7a2 2 0 0 1 2-2h4l2 2.5h8a2 2 0 0 1 2 2V18a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z"
    fill="var(--kind-fill)"
  />,
);
const sheet = (
  <path
    d="M6 3.5h8l4.5 4.5V19a1.5 1.5 0 0 1-1.5 1.5H6A1.5 1.5 0 0 1 4.5 19V5A1.5 1.5 0 0 1 6 3.5z"
    fill="var(--kind-fill)"
  />
);
const files: Readonly<Record<Exclude<Kind, 'folder'>, ReturnType<typeof icon>>> = {
  image: icon(
    <>
      {sheet}
      <path d="m5 17 4-4 3 3 2-2 4 3.5M10 9.5h.01" />
    </>,
  ),
  video: icon(
    <>
      {sheet}
      <path d="M10 10.5v5l4-2.5z" fill="currentColor" />
    </>,
  ),
  audio: icon(
    <>
      {sheet}
      <path d="M8.5 11.5v3M11.5 9.5v7M14.5 11.5v3" />
    </>,
  ),
  text: icon(
    <>
      {sheet}
      <path d="M8 11h7M8 14h7M8 17h4" />
    </>,
  ),
  document: icon(
    <>
      {sheet}
      <path d="M8 12h3v3H8zM8 17.5h7M13.5 12.5H15" />
    </>,
  ),
  archive: icon(
    <>
      {sheet}
      <path d="M9 4v1.5M10.5 6v1.5M9 8v1.5M10.5 10v1.5M9 13h2v3H9z" />
    </>,
  ),
  other: icon(sheet),
};

/** The picture of a row, in the colour of its kind. */
export function KindIcon({ kind }: { kind: Kind }) {
  const Picture = kind === 'folder' ? FolderIcon : files[kind];
  return (
    <span className="drive-kind" data-kind={kind}>
      <Picture />
    </span>
  );
}
