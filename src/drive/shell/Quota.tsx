import { Link } from 'react-aria-components';
import { useDrive } from '#drive/drive-context.ts';
import { formatBytes, shareOf } from '#drive/format.ts';
import { useDriveFacts } from '#drive/queries.ts';
import { fill } from '#lib/fill.ts';
import { Sticks } from './Sticks.tsx';

/** From here on the sticks turn red: time to make room. */
const nearlyFull = 0.9;

/** How much of the drive is used: each stick is a sixteenth. Nearly full, it says where room is. */
export function Quota() {
  const { words, language, router } = useDrive();
  const facts = useDriveFacts().data;
  if (!facts) return null;
  const used = facts.usedBytes + facts.reservedBytes;
  const share = shareOf(used, facts.quotaBytes);
  const said = fill(words.quota.used, {
    used: formatBytes(used, language),
    quota: formatBytes(facts.quotaBytes, language),
  });
  return (
    <div className="drive-quota">
      <Sticks
        label={words.quota.label}
        share={share}
        said={said}
        tone={share >= nearlyFull ? 'bad' : 'accent'}
      />
      <span aria-hidden="true">{said}</span>
      {share >= nearlyFull && (
        <Link className="drive-quota-full" href={router.address({ view: 'trash', cursor: null })}>
          {fill(words.quota.nearly, {
            left: formatBytes(Math.max(0, facts.quotaBytes - used), language),
          })}
        </Link>
      )}
    </div>
  );
}
