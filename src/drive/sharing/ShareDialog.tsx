import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Item } from '#domain/folders/contract.ts';
import { Frame } from '#drive/dialogs/Frame.tsx';
import { useDrive } from '#drive/drive-context.ts';
import { sayName } from '#drive/format.ts';
import { LimitsForm } from './LimitsForm.tsx';
import { Links } from './Links.tsx';
import { NewLink } from './NewLink.tsx';

/** Share one thing by a link: make one with its limits, see who took what, close it again. */
export function ShareDialog({ item }: { item: Item }) {
  const { words, dialog, linkAddress } = useDrive();
  const [token, setToken] = useState<string | null>(null);
  const say = words.sharing;
  return (
    <Frame title={sayName(say.title, item)}>
      <p>{say.right}</p>
      {token === null ? (
        <LimitsForm item={item} onMade={setToken} />
      ) : (
        <NewLink
          address={`${location.origin}${linkAddress}#${token}`}
          onAnother={() => setToken(null)}
        />
      )}
      <Links item={item} />
      <div className="drive-dialog-acts">
        <Button className="button button-quiet" onPress={() => dialog.set(null)}>
          {words.close}
        </Button>
      </div>
    </Frame>
  );
}
