import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import type { ColdClass, EstimateAnswer } from '#domain/archive/contract.ts';
import { useDrive } from '#drive/drive-context.ts';
import { count } from '#drive/format.ts';
import { fill } from '#lib/fill.ts';
import { day } from '#lib/units.ts';
import { formatDollars, formatMonth } from './dollars.ts';

type Bill = NonNullable<EstimateAnswer['bill']>;

interface Props {
  readonly bill: Bill;
  readonly value: ColdClass;
}

/** Choose how deep it shall sleep: the deeper the cheaper, and the slower to come back. */
export function ClassChoice({
  bill,
  value,
  onChange,
}: Props & { onChange(next: ColdClass): void }) {
  const { words, language } = useDrive();
  const say = words.cold;
  return (
    <RadioGroup
      className="drive-tiers"
      value={value}
      // Only the names below are offered.
      onChange={(next) => onChange(next as ColdClass)}
    >
      <Label>{say.where}</Label>
      {bill.classes.map((option) => (
        <RadioField key={option.class} value={option.class}>
          <RadioButton className="drive-tier">
            <span>{say.classes[option.class]}</span>
            <span className="drive-soft">
              {fill(say.monthly, { price: formatDollars(option.monthly, language) })}
            </span>
          </RadioButton>
        </RadioField>
      ))}
    </RadioGroup>
  );
}

/** What a class costs against staying awake, and from which day on it is worth it. */
export function ClassBill({ bill, value }: Props) {
  const { words, language } = useDrive();
  const say = words.cold;
  const chosen = bill.classes.find((option) => option.class === value);
  if (!chosen) return null;
  const monthly = (price: number) => fill(say.monthly, { price: formatDollars(price, language) });
  const facts = [
    [say.awake, monthly(bill.hotMonthly)],
    [say.asleep, monthly(chosen.monthly)],
    [say.once, formatDollars(chosen.move, language)],
    [say.least, count(words.days, chosen.leastDays, language)],
    [say.pays, chosen.paysAfterDays === null ? say.never : sayDay(chosen.paysAfterDays)],
  ] as const;
  function sayDay(n: number): string {
    const date = new Date(Date.now() + n * day);
    return fill(say.paysOn, {
      n: new Intl.NumberFormat(language).format(n),
      date: new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(date),
    });
  }
  return (
    <>
      <dl className="drive-facts" aria-live="polite">
        {facts.map(([name, fact]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      {chosen.paysAfterDays === null && <p className="drive-warning">{say.dearer}</p>}
      <p className="drive-soft">
        {fill(say.dated, { region: bill.region, month: formatMonth(bill.asOf, language) })}
      </p>
    </>
  );
}
