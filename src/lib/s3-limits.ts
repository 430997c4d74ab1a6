import { MiB } from './units.ts';

/** Large enough for a fast line, small enough to hold three of them for each running upload. */
export const s3PartBytes = 8 * MiB;

/** S3 takes no more parts of one object. */
export const s3Parts = 10_000;
