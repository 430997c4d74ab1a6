import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { FolderItem } from '#domain/folders/contract.ts';
import { toHolding, useActs } from '#drive/acts.ts';
import { useDrive } from '#drive/drive-context.ts';
import { count, formatBytes, sayName } from '#drive/format.ts';
import { folderRoute } from '#drive/route.ts';
import { isApiProblem } from '#lib/api-problem.ts';
import { fill } from '#lib/fill.ts';
import type { Holding } from './dialog.ts';
import { Frame } from './Frame.tsx';

interface Props {
  readonly folder: FolderItem;
  readonly holding: Holding | null;
}

/** Delete an empty folder. One that holds something is not deleted: the counts say why. */
export function RemoveDialog({ folder, holding: atFirst }: Props) {
  const { words, dialog, saying, api } = useDrive();
  const acts = useActs();
  const [holding, setHolding] = useState(atFirst);
  const [isSending, setIsSending] = useState(false);
  if (holding !== null) return <NotEmpty folder={folder} holding={holding} />;

  const handleConfirm = async () => {
    setIsSending(true);
    try {
      await api.deleteFolder(folder.id, folder.version);
      saying.tell(sayName(words.said.folderDeleted, folder), { tone: 'good' });
      dialog.set(null);
    } catch (error) {
      if (isApiProblem(error) && error.code === 'folder-not-empty') {
        setHolding(toHolding(error.facts));
      } else {
        acts.complain(error);
        dialog.set(null);
      }
    } finally {
      void acts.refresh();
    }
  };
  return (
    <Frame title={sayName(words.remove.title, folder)} isQuestion>
      <p>{words.remove.blank}</p>
      <div className="drive-dialog-acts">
        <Button className="button button-quiet" onPress={() => dialog.set(null)} autoFocus>
          {words.cancel}
        </Button>
        <Button
          className="button button-danger"
          isDisabled={isSending}
          onPress={() => void handleConfirm()}
        >
          {words.remove.confirm}
        </Button>
      </div>
    </Frame>
  );
}

function NotEmpty({ folder, holding }: { folder: FolderItem; holding: Holding }) {
  const { words, dialog, router, language } = useDrive();
  const { files, folders, bytes } = holding;
  const what = [
    ...(files > 0 ? [count(words.files, files, language)] : []),
    ...(folders > 0 ? [count(words.folders, folders, language)] : []),
  ];
  return (
    <Frame title={sayName(words.remove.fullTitle, folder)} isQuestion>
      <p>
        {fill(words.remove.full, {
          what: new Intl.ListFormat(language).format(what),
          size: formatBytes(bytes, language),
        })}
      </p>
      <ol className="drive-steps">
        <li>{words.remove.stepEmpty}</li>
        <li>{words.remove.stepDelete}</li>
      </ol>
      <div className="drive-dialog-acts">
        <Button className="button button-quiet" onPress={() => dialog.set(null)} autoFocus>
          {words.close}
        </Button>
        <Button
          className="button"
          onPress={() => {
            dialog.set(null);
            router.go(folderRoute(folder.id));
          }}
        >
          {words.remove.look}
        </Button>
      </div>
    </Frame>
  );
}
