import type { Comparison } from './comparison.ts';
import { drillComparisons } from './drills.ts';
import { figureComparisons } from './figures.ts';
import { floatComparisons } from './floats.ts';
import { fractionComparisons } from './fractions.ts';
import { numberComparisons } from './numbers.ts';
import { routeComparisons } from './routes.ts';
import { textComparisons } from './texts.ts';
import { tokenComparisons } from './tokens.ts';
import { wordComparisons } from './words.ts';

/** Every model of ours that another implementation can be asked about. */
export const comparisons: readonly Comparison[] = [
  ...numberComparisons,
  ...fractionComparisons,
  ...floatComparisons,
  ...wordComparisons,
  ...textComparisons,
  ...figureComparisons,
  ...routeComparisons,
  ...tokenComparisons,
  ...drillComparisons,
];
