import { useDrive } from '#drive/drive-context.ts';
import { shareOf } from '#drive/format.ts';
import { useStore } from '#drive/store.ts';
import { fill } from '#lib/fill.ts';
import { Sticks } from './Sticks.tsx';

/** Acts that take their time, with how far they have come. */
export function Works() {
  const { words, works, language } = useDrive();
  const running = useStore(works, (list) => list);
  const number = new Intl.NumberFormat(language);
  if (running.length === 0) return null;
  return (
    <section className="drive-works" aria-label={words.acts.work.label}>
      {running.map(({ seq, label, done, total }) => {
        const said =
          total === null
            ? number.format(done)
            : fill(words.acts.work.done, {
                done: number.format(done),
                total: number.format(total),
              });
        return (
          <div key={seq} className="drive-work">
            <strong>{label}</strong>
            <span className="drive-soft">{said}</span>
            {total !== null && <Sticks label={label} share={shareOf(done, total)} said={said} />}
          </div>
        );
      })}
    </section>
  );
}
