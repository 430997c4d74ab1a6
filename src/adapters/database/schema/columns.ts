import type { postgresColumns } from '../postgres/columns.ts';

/** The small kit of columns that both engines fill. */
export type Columns = typeof postgresColumns;
