import type { UploadAnswer } from '#domain/uploads/contract.ts';
import { MiB } from '#lib/units.ts';

/** The SHA-256 of a file's first and last MiB, in hex: enough to know it again, whatever its size. */
export async function printOf(file: Blob): Promise<string> {
  const ends = new Blob([file.slice(0, MiB), file.slice(Math.max(0, file.size - MiB))]);
  const hash = await crypto.subtle.digest('SHA-256', await ends.arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Tell whether an upload was begun with a file of this name, size and date, for the same folder. */
export function isSameFile(
  upload: Pick<UploadAnswer, 'name' | 'length' | 'folderId' | 'modifiedAt'>,
  sending: { readonly file: File; readonly name?: string; readonly folderId: string },
): boolean {
  const { file, name = file.name, folderId } = sending;
  return (
    upload.name === name.normalize('NFC') &&
    upload.length === file.size &&
    upload.folderId === folderId &&
    upload.modifiedAt !== null &&
    Date.parse(upload.modifiedAt) === file.lastModified
  );
}
