import type { ComponentProps } from 'react';
import type { ItemTable } from './ItemTable.tsx';

/** What a list of things is told, however it is laid out. */
export type ItemsProps = ComponentProps<typeof ItemTable>;
