import { z } from 'zod';
import { type Fact, factRow } from '../src/lib/content/frontmatter.ts';
import { readWords, readYaml } from './read-words.ts';

// `npm run facts`: which facts are due to be weighed again. Never part of `npm test`: a clone must
// pass in ten years, when every one of them is.

/** When a fact was weighed, and when it must be again. */
export interface Age {
  id: string;
  checked: Date;
  due: Date;
  isOverdue: boolean;
}

/** List the age of every fact, the one that is due first at the top. */
export function listAges(facts: readonly Fact[], today: Date): Age[] {
  return facts
    .map(({ id, checked, recheck }) => {
      const due = addMonths(checked, recheck);
      return { id, checked, due, isOverdue: due <= today };
    })
    .sort((a, b) => a.due.valueOf() - b.due.valueOf());
}

/** The same day some months later; where that month is too short, its last day. */
function addMonths(day: Date, months: number): Date {
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(day.getUTCDate(), last)));
}

/** Write the ages as a table, and say what to do about those that are overdue. */
export function writeTable(ages: readonly Age[]): string {
  const day = (date: Date) => date.toISOString().slice(0, 10);
  const width = Math.max(...ages.map(({ id }) => id.length));
  const late = ages.filter(({ isOverdue }) => isOverdue);
  const lines = ages.map(({ id, checked, due, isOverdue }) =>
    [id.padEnd(width), day(checked), day(due), ...(isOverdue ? ['overdue'] : [])].join('  '),
  );
  const sentence =
    late.length === 0
      ? 'No fact is overdue.'
      : `${late.length} overdue. Look its sources up, correct the sentence in content/facts.yml where it is no longer so, and set checked to the day you looked.`;
  return [['fact'.padEnd(width), 'checked   ', 'again by'].join('  '), ...lines, '', sentence].join(
    '\n',
  );
}

if (import.meta.main) {
  const facts = z.array(factRow).parse(readYaml(readWords('content')['facts.yml'] ?? ''));
  const ages = listAges(facts, new Date());
  console.log(writeTable(ages));
  if (ages.some(({ isOverdue }) => isOverdue)) process.exitCode = 1;
}
