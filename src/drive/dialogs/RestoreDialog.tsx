import { useState } from 'react';
import { Button, Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import type { Tier } from '#domain/archive/contract.ts';
import type { FolderItem } from '#domain/folders/contract.ts';
import { useActs } from '#drive/acts.ts';
import { formatDollars, formatMonth } from '#drive/archive/dollars.ts';
import { useDrive } from '#drive/drive-context.ts';
import { count, sayName } from '#drive/format.ts';
import { useDriveFacts, useEstimate } from '#drive/queries.ts';
import { describeTimeLeft } from '#drive/uploads/upload-row.ts';
import { fill } from '#lib/fill.ts';
import { Frame } from './Frame.tsx';

const spans = [1, 3, 7, 14, 30] as const;

/** Bring a folder back, or only open it for a while: what, how fast, and what that costs, on one sheet. */
export function RestoreDialog({ folder }: { folder: FolderItem }) {
  const { words, dialog, language } = useDrive();
  const acts = useActs();
  const say = words.cold.open;
  const { data: estimate } = useEstimate({ archiveId: folder.archiveId ?? '' });
  const facts = useDriveFacts().data?.tiers ?? [];
  // Until the price is known, the times are those of the drive.
  const tiers = estimate?.tiers ?? facts.map((option) => ({ ...option, price: null }));
  const [what, setWhat] = useState<'bringBack' | 'open'>('bringBack');
  const [days, setDays] = useState<number>(7);
  const [chosen, setChosen] = useState<Tier>();
  // The usual one, until another is chosen.
  const tier = chosen ?? estimate?.usual.tier;
  const isOpening = what === 'open';
  const sayPrice = (price: number) => (price === 0 ? say.free : formatDollars(price, language));
  const handleConfirm = () => {
    dialog.set(null);
    void acts.restore(folder, tier, isOpening ? days : null);
  };
  const wake = tiers.find((option) => option.tier === tier)?.price ?? null;
  const awakeDays = isOpening ? days : estimate?.usual.awakeDays;
  return (
    <Frame title={sayName(words.restoring.title, folder)} isQuestion>
      <RadioGroup
        className="drive-tiers"
        value={what}
        onChange={(value) => setWhat(value === 'open' ? 'open' : 'bringBack')}
      >
        <Label>{say.what}</Label>
        {(['bringBack', 'open'] as const).map((option) => (
          <RadioField key={option} value={option}>
            <RadioButton className="drive-tier drive-choice">
              <span>
                {say[option]}
                <span className="drive-soft">{say[`${option}Text`]}</span>
              </span>
            </RadioButton>
          </RadioField>
        ))}
      </RadioGroup>
      {isOpening && (
        <label className="drive-span">
          <span>{say.days}</span>
          <select value={days} onChange={({ target }) => setDays(Number(target.value))}>
            {spans.map((n) => (
              <option key={n} value={n}>
                {count(words.days, n, language)}
              </option>
            ))}
          </select>
        </label>
      )}
      <RadioGroup
        className="drive-tiers"
        value={tier ?? null}
        // Only the names below are offered.
        onChange={(value) => setChosen(value as Tier)}
      >
        <Label>{words.restoring.tier}</Label>
        {tiers.map((option) => {
          const { say, n } = describeTimeLeft(option.seconds, words);
          const about = fill(words.restoring.about, { time: count(say, n, language) });
          return (
            <RadioField key={option.tier} value={option.tier}>
              <RadioButton className="drive-tier">
                <span>{words.restoring.tiers[option.tier]}</span>
                <span className="drive-soft">
                  {option.price === null ? about : `${about} · ${sayPrice(option.price)}`}
                </span>
              </RadioButton>
            </RadioField>
          );
        })}
      </RadioGroup>
      {estimate?.bill && wake !== null && awakeDays !== undefined && (
        <p aria-live="polite">
          {fill(say.total, {
            price: formatDollars(wake + estimate.bill.awakeDaily * awakeDays, language),
            days: count(words.days, awakeDays, language),
          })}{' '}
          <span className="drive-soft">
            {fill(words.cold.dated, {
              region: estimate.bill.region,
              month: formatMonth(estimate.bill.asOf, language),
            })}
          </span>
        </p>
      )}
      <div className="drive-dialog-acts">
        <Button className="button button-quiet" onPress={() => dialog.set(null)}>
          {words.cancel}
        </Button>
        <Button className="button" onPress={handleConfirm}>
          {isOpening ? say.confirm : words.restoring.confirm}
        </Button>
      </div>
    </Frame>
  );
}
