/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fill } from '#lib/fill.ts';
import { billOf, totalOf } from './bill.ts';
import type { Play } from './play.ts';
import { prices } from './prices.ts';
import { nameOf, type TheatreWords } from './words.ts';
import type { AddressAndPort } from './world.ts';

type Props = { play: Play; shown: number; language: string; say: TheatreWords };

const end = ({ address, port }: AddressAndPort) =>
  address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;

/** What is remembered so far, and what a month of this costs. */
export function Ledgers({ play: { steps, world }, shown, language, say }: Props) {
  const [gigabytes, setGigabytes] = useState(100);
  const past = steps.slice(0, shown);
  // Rows and connections are shown from the hop on that made them.
  const written = past.some(({ at, verdict }) => at.kind === 'nat' && verdict === 'rewrite');
  const rows = written ? world.nats.flatMap((nat) => nat.rows) : [];
  const noted = past.filter(({ reason: { code } }) => /^(group-allows|egress-notes)$/.test(code));
  const tracked = world.tracked.slice(0, noted.length);
  const lines = billOf(world, steps, gigabytes);
  const money = (dollars: number, currency: 'USD' | 'INR') =>
    new Intl.NumberFormat(language, {
      style: 'currency',
      currency,
      maximumFractionDigits: currency === 'USD' ? 2 : 0,
    }).format(currency === 'USD' ? dollars : dollars * prices.rupeesADollar);
  const total = totalOf(lines);

  return (
    <div class="theatre-ledgers">
      <details>
        <summary>{fill(say.natTable, { n: rows.length })}</summary>
        {rows.length === 0 && <p>{say.noRows}</p>}
        <ul>
          {rows.map((row) => (
            <li key={row.becomes.port}>
              {fill(say.natRow, {
                inside: end(row.inside),
                becomes: end(row.becomes),
                towards: end(row.towards),
                protocol: row.protocol,
              })}
            </li>
          ))}
        </ul>
      </details>
      <details>
        <summary>{fill(say.tracked, { n: tracked.length })}</summary>
        <ul>
          {tracked.map((one) => (
            <li key={one.by}>
              {fill(say.trackedRow, {
                by: nameOf(say, one.by),
                mine: end(one.mine),
                other: end(one.other),
                protocol: one.protocol,
              })}
            </li>
          ))}
        </ul>
      </details>
      <details>
        <summary>
          {fill(say.bill, { dollars: money(total, 'USD'), rupees: money(total, 'INR') })}
        </summary>
        <label>
          {say.gigabytes}{' '}
          <input
            type="number"
            min={0}
            value={gigabytes}
            onInput={({ currentTarget: { valueAsNumber } }) =>
              setGigabytes(Math.max(0, valueAsNumber || 0))
            }
          />
        </label>
        <ul>
          {lines.map(({ what, count, dollars }) => (
            <li key={what}>
              {fill(say.lines[what], { n: count.toLocaleString(language) })}:{' '}
              {money(dollars, 'USD')} ({money(dollars, 'INR')})
            </li>
          ))}
        </ul>
        <p>
          {fill(say.prices, {
            day: new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
              new Date(prices.asOf),
            ),
            rate: prices.rupeesADollar,
          })}
        </p>
      </details>
    </div>
  );
}
