import type { UploadMetadata as Contract } from '#domain/uploads/contract.ts';

/** What tus is told about a file when its upload is created. */
export type UploadMetadata = Pick<Contract, 'filename' | 'folderId' | 'conflict'> & {
  readonly modifiedAt: string;
  readonly sample: string;
  readonly planId?: string;
  readonly replacesId?: string;
  readonly version?: string;
};
