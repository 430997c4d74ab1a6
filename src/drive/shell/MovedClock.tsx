import { useDrive } from '#drive/drive-context.ts';
import { count } from '#drive/format.ts';
import { useDriveFacts } from '#drive/queries.ts';
import { fill } from '#lib/fill.ts';
import { hour, second } from '#lib/units.ts';

/** Says that the clock was moved on, where somebody tries things out. */
export function MovedClock() {
  const { words, language } = useDrive();
  const ahead = useDriveFacts().data?.clockAhead ?? 0;
  if (ahead === 0) return null;
  const time = count(words.hours, Math.round((ahead * second) / hour), language);
  return (
    <section className="drive-offline" aria-label={words.movedClock.title}>
      <strong>{words.movedClock.title}</strong>
      <span>{fill(words.movedClock.text, { time })}</span>
    </section>
  );
}
