import { type FormEvent, useState } from 'react';
import { Button, FieldError, Form, Input, Label, Text, TextField } from 'react-aria-components';
import type { Item } from '#domain/folders/contract.ts';
import { useActs } from '#drive/acts.ts';
import { useDrive } from '#drive/drive-context.ts';
import { sayName } from '#drive/format.ts';
import { Frame } from './Frame.tsx';
import { sayNameFault } from './say-name-fault.ts';

type Props =
  | { readonly parentId: string; readonly item?: undefined }
  | { readonly parentId?: undefined; readonly item: Item };

/** Give a name: to a new folder, or to something that has one. A refusal is told at the field. */
export function NameDialog({ parentId, item }: Props) {
  const { words, dialog, saying, api, focusWish } = useDrive();
  const { refresh, tellDone } = useActs();
  const [name, setName] = useState(item?.name ?? '');
  const [fault, setFault] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);

  const send = async () => {
    if (item === undefined) return api.createFolder(parentId, name);
    const rename = item.kind === 'folder' ? api.renameFolder : api.renameFile;
    return rename(item.id, name, item.version);
  };
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (isSending) return;
    if (name === item?.name) {
      dialog.set(null);
      return;
    }
    setIsSending(true);
    setFault(null);
    try {
      const done = await send();
      if ('seq' in done && done.seq !== null) tellDone(sayName(words.said.renamed, done), done.seq);
      else saying.tell(sayName(words.said.created, done), { tone: 'good' });
      await refresh();
      focusWish.set(done.id);
      dialog.set(null);
    } catch (error) {
      setFault(sayNameFault(error, name, words));
    } finally {
      setIsSending(false);
    }
  };
  return (
    <Frame title={item ? sayName(words.name.renameTitle, item) : words.name.createTitle}>
      {/* `aria`: a name that was refused stays sendable once it is changed. */}
      <Form
        className="drive-form"
        validationBehavior="aria"
        onSubmit={(event) => void handleSubmit(event)}
      >
        <TextField
          className="field"
          name="name"
          value={name}
          onChange={(next) => {
            setName(next);
            setFault(null);
          }}
          isInvalid={fault !== null}
          autoFocus
          autoComplete="off"
        >
          <Label>{item?.kind === 'file' ? words.name.file : words.name.folder}</Label>
          <Input
            className="drive-input"
            onFocus={({ target }) => selectStem(target)}
            maxLength={1000}
            dir="auto"
            spellCheck="false"
          />
          {fault === null ? (
            <Text slot="description" className="hint">
              {words.name.hint}
            </Text>
          ) : null}
          <FieldError className="error">{fault}</FieldError>
        </TextField>
        <div className="drive-dialog-acts">
          <Button className="button button-quiet" onPress={() => dialog.set(null)}>
            {words.cancel}
          </Button>
          <Button className="button" type="submit" isDisabled={name.trim() === '' || isSending}>
            {item ? words.name.save : words.name.create}
          </Button>
        </div>
      </Form>
    </Frame>
  );
}

/**
 * Select a name up to its extension, which people seldom want to change: once, and in the moment in
 * which the field gets the focus, since a quick hand types the new name at once.
 */
function selectStem(input: HTMLInputElement): void {
  if (input.dataset.selected) return;
  input.dataset.selected = 'yes';
  const dot = input.value.lastIndexOf('.');
  input.setSelectionRange(0, dot > 0 ? dot : input.value.length);
}
