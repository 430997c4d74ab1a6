import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { Button, FieldError, Form, Input, Label, Text, TextField } from 'react-aria-components';
import type { Item } from '#domain/folders/contract.ts';
import { useDrive } from '#drive/drive-context.ts';
import { keys } from '#drive/queries.ts';
import { sayProblem } from '#drive/say-problem.ts';
import { isApiProblem } from '#lib/api-problem.ts';
import { fill } from '#lib/fill.ts';

const rights = ['read', 'write'] as const;

/** Share one thing with the account of an address: to look at, and a folder also to work in. */
export function AccountForm({ item }: { item: Item }) {
  const { words, api, saying } = useDrive();
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [to, setTo] = useState('');
  const [right, setRight] = useState<(typeof rights)[number]>('read');
  const [fault, setFault] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);
  const say = words.sharing;

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (isSending || to.trim() === '') return;
    setIsSending(true);
    setFault(null);
    try {
      const of = item.kind === 'file' ? { fileId: item.id } : { folderId: item.id };
      const share = await api.share({ ...of, to: to.trim(), right });
      saying.speak(fill(say.sharedWith, { name: item.name, to: share.to ?? to }));
      setTo('');
      await queries.invalidateQueries({ queryKey: keys.shares });
    } catch (error) {
      const isWrong = isApiProblem(error) && error.errors.some(({ field }) => field === 'to');
      setFault(isWrong ? say.faults.to : sayProblem(error, words));
    } finally {
      setIsSending(false);
      input.current?.focus();
    }
  };
  return (
    <Form
      className="drive-form"
      validationBehavior="aria"
      onSubmit={(event) => void handleSubmit(event)}
    >
      <TextField
        className="field"
        type="email"
        value={to}
        onChange={(text) => {
          setTo(text);
          setFault(null);
        }}
        isInvalid={fault !== null}
        autoComplete="off"
        autoFocus
      >
        <Label>{say.email}</Label>
        <Input ref={input} className="drive-input" maxLength={254} spellCheck="false" />
        {fault === null && (
          <Text slot="description" className="hint">
            {say.withText}
          </Text>
        )}
        <FieldError className="error">{fault}</FieldError>
      </TextField>
      {item.kind === 'folder' && (
        <label className="field">
          <span slot="label">{say.rightOf}</span>
          <select
            value={right}
            onChange={({ target }) => setRight(target.value === 'write' ? 'write' : 'read')}
          >
            {rights.map((name) => (
              <option key={name} value={name}>
                {say.rights[name]}
              </option>
            ))}
          </select>
        </label>
      )}
      <Button className="button" type="submit" isDisabled={to.trim() === ''}>
        {say.with}
      </Button>
    </Form>
  );
}
