import { useState } from 'react';
import { Button, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { Item } from '#domain/folders/contract.ts';
import { Frame } from '#drive/dialogs/Frame.tsx';
import { useDrive } from '#drive/drive-context.ts';
import { sayName } from '#drive/format.ts';
import { AccountForm } from './AccountForm.tsx';
import { LimitsForm } from './LimitsForm.tsx';
import { Links } from './Links.tsx';
import { NewLink } from './NewLink.tsx';

/** Share one thing, by a link or with an account; see who has it and what was taken, and end it. */
export function ShareDialog({ item }: { item: Item }) {
  const { words, dialog, linkAddress } = useDrive();
  const [token, setToken] = useState<string | null>(null);
  const say = words.sharing;
  return (
    <Frame title={sayName(say.title, item)}>
      <Tabs className="drive-tabs">
        <TabList aria-label={sayName(say.title, item)}>
          <Tab id="link">{say.by.link}</Tab>
          <Tab id="account">{say.by.account}</Tab>
        </TabList>
        <TabPanel id="link">
          <p>{say.right}</p>
          {token === null ? (
            <LimitsForm item={item} onMade={setToken} />
          ) : (
            <NewLink
              address={`${location.origin}${linkAddress}#${token}`}
              onAnother={() => setToken(null)}
            />
          )}
        </TabPanel>
        <TabPanel id="account">
          <AccountForm item={item} />
        </TabPanel>
      </Tabs>
      <Links item={item} />
      <div className="drive-dialog-acts">
        <Button className="button button-quiet" onPress={() => dialog.set(null)}>
          {words.close}
        </Button>
      </div>
    </Frame>
  );
}
