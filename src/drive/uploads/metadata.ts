import type { UploadMetadata as Contract } from '#domain/uploads/contract.ts';

/** What tus is told about a file when its upload is created. */
export type UploadMetadata = Pick<Contract, 'filename' | 'folderId' | 'conflict'> & {
  readonly modifiedAt: string;
  readonly sample: string;
  readonly planId?: string;
  readonly replacesId?: string;
  readonly version?: string;
};

/** Write tus' `Upload-Metadata`: pairs of a key and its value's UTF-8 in base64. */
export function encodeMetadata(metadata: UploadMetadata): string {
  return Object.entries(metadata)
    .map(([key, value]) => `${key} ${toBase64(value)}`)
    .join(',');
}

function toBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
