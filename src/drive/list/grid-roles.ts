/**
 * What the parts of the list are. A table that is laid out as blocks is none for a browser any more, and
 * one that is walked with the arrows is a grid, so each part says itself what it is.
 */
export const gridRoles = {
  grid: { role: 'grid', 'aria-multiselectable': true },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  head: { role: 'columnheader' },
  name: { role: 'rowheader' },
  cell: { role: 'gridcell' },
} as const;
