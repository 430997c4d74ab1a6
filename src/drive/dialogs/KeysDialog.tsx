import { Button } from 'react-aria-components';
import { useDrive } from '#drive/drive-context.ts';
import { Frame } from './Frame.tsx';

/** The map of the keyboard. */
export function KeysDialog() {
  const { words, dialog } = useDrive();
  const say = words.keys;
  const map: readonly (readonly [keys: string, what: string])[] = [
    ['↑ ↓ Home End', say.move],
    ['Enter', say.open],
    ['Space, Shift ↑ ↓', say.select],
    ['Ctrl A', say.all],
    ['Alt ↑', say.up],
    ['F7', say.create],
    ['F2', say.rename],
    ['Delete', say.remove],
    ['Ctrl Z', say.undo],
    ['Alt Enter', say.details],
    ['?', say.help],
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
