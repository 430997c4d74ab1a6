import { Button } from 'react-aria-components';
import { useDrive } from '#drive/drive-context.ts';
import { keyTable, showKeys } from '#drive/keys.ts';
import { Frame } from './Frame.tsx';

/** The map of the keyboard: the keys of the list, then the rows of the one table. */
export function KeysDialog() {
  const { words, dialog } = useDrive();
  const say = words.keys;
  const map: readonly (readonly [keys: string, what: string])[] = [
    ['↑ ↓ Home End PgUp PgDn', say.move],
    ['A–Z', say.type],
    ['Enter', say.open],
    ['Space, Shift ↑ ↓', say.select],
    ['Shift F10', say.menu],
    ['Alt Enter', say.details],
    ...keyTable.map(({ act }) => [showKeys(act) ?? '', say[act]] as const),
  ];
  return (
    <Frame title={say.title}>
      <dl className="drive-keys">
        {map.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <div className="drive-dialog-acts">
        <Button className="button button-quiet" onPress={() => dialog.set(null)} autoFocus>
          {words.close}
        </Button>
      </div>
    </Frame>
  );
}
