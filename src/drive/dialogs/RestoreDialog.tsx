import { useState } from 'react';
import { Button, Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import type { Tier } from '#domain/archive/contract.ts';
import type { FolderItem } from '#domain/folders/contract.ts';
import { useActs } from '#drive/acts.ts';
import { useDrive } from '#drive/drive-context.ts';
import { count, sayName } from '#drive/format.ts';
import { useDriveFacts } from '#drive/queries.ts';
import { describeTimeLeft } from '#drive/uploads/upload-row.ts';
import { fill } from '#lib/fill.ts';
import { Frame } from './Frame.tsx';

/** Bring a folder back: choose how fast, with the time that each tier takes. */
export function RestoreDialog({ folder }: { folder: FolderItem }) {
  const { words, dialog, language } = useDrive();
  const acts = useActs();
  const tiers = useDriveFacts().data?.tiers ?? [];
  const [tier, setTier] = useState<Tier>('standard');
  const handleConfirm = () => {
    dialog.set(null);
    void acts.restore(folder, tier);
  };
  return (
    <Frame title={sayName(words.restoring.title, folder)} isQuestion>
      <p>{words.restoring.text}</p>
      <RadioGroup className="drive-tiers" value={tier} onChange={(value) => setTier(value as Tier)}>
        <Label>{words.restoring.tier}</Label>
        {tiers.map((option) => {
          const { say, n } = describeTimeLeft(option.seconds, words);
          return (
            <RadioField key={option.tier} value={option.tier}>
              <RadioButton className="drive-tier">
                <span>{words.restoring.tiers[option.tier]}</span>
                <span className="drive-soft">
                  {fill(words.restoring.about, { time: count(say, n, language) })}
                </span>
              </RadioButton>
            </RadioField>
          );
        })}
      </RadioGroup>
      <div className="drive-dialog-acts">
        <Button className="button button-quiet" onPress={() => dialog.set(null)}>
          {words.cancel}
        </Button>
        <Button className="button" onPress={handleConfirm}>
          {words.restoring.confirm}
        </Button>
      </div>
    </Frame>
  );
}
