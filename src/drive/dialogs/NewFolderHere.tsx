import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button, FieldError, Form, Input, Label, TextField } from 'react-aria-components';
import { useDrive } from '#drive/drive-context.ts';
import { keys } from '#drive/queries.ts';
import { sayNameFault } from './say-name-fault.ts';

interface Props {
  readonly parentId: string;
  readonly onCreated: (id: string) => void;
  readonly onCancel: () => void;
}

/** Make a folder while choosing where things go, and go into it. */
export function NewFolderHere({ parentId, onCreated, onCancel }: Props) {
  const { words, api } = useDrive();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const folder = await api.createFolder(parentId, name);
      void queries.invalidateQueries({ queryKey: keys.all });
      onCreated(folder.id);
    } catch (error) {
      setFault(sayNameFault(error, name, words));
    }
  };
  return (
    <Form
      className="drive-place-new"
      validationBehavior="aria"
      onSubmit={(event) => void handleSubmit(event)}
    >
      <TextField
        className="field"
        value={name}
        onChange={(next) => {
          setName(next);
          setFault(null);
        }}
        onKeyDown={(event) => {
          // Escape leaves the field, not the whole dialog.
          if (event.key === 'Escape') onCancel();
          else event.continuePropagation();
        }}
        isInvalid={fault !== null}
        autoFocus
        autoComplete="off"
      >
        <Label>{words.name.folder}</Label>
        <Input className="drive-input" maxLength={1000} dir="auto" spellCheck="false" />
        <FieldError className="error">{fault}</FieldError>
      </TextField>
      <Button className="button" type="submit" isDisabled={name.trim() === ''}>
        {words.name.create}
      </Button>
    </Form>
  );
}
