import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button, FieldError, Form, Input, Label, Text, TextField } from 'react-aria-components';
import type { Item } from '#domain/folders/contract.ts';
import { useDrive } from '#drive/drive-context.ts';
import { LinkIcon } from '#drive/icons.tsx';
import { keys } from '#drive/queries.ts';
import { sayProblem } from '#drive/say-problem.ts';
import { type Limit, noLimits, readLimits } from './limits.ts';

interface Props {
  readonly item: Item;
  readonly onMade: (token: string) => void;
}

/** How long, how often and by which password a new link works, and the button that makes it. */
export function LimitsForm({ item, onMade }: Props) {
  const { words, api, saying } = useDrive();
  const queries = useQueryClient();
  const [wanted, setWanted] = useState(noLimits);
  const [wrong, setWrong] = useState<ReadonlySet<Limit>>(new Set());
  const [fault, setFault] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);
  const say = words.sharing;

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (isSending) return;
    const limits = readLimits(wanted, new Date());
    if (limits instanceof Set) {
      setWrong(limits);
      return;
    }
    setIsSending(true);
    setFault(null);
    try {
      const of = item.kind === 'file' ? { fileId: item.id } : { folderId: item.id };
      const { token } = await api.share({ ...of, ...limits });
      void queries.invalidateQueries({ queryKey: keys.shares });
      saying.speak(say.made);
      // Only what goes to an account has none.
      if (token !== null) onMade(token);
    } catch (error) {
      setFault(sayProblem(error, words));
      setIsSending(false);
    }
  };
  const field = (name: Limit) => ({
    className: 'field',
    name,
    value: wanted[name],
    isInvalid: wrong.has(name),
    autoComplete: 'off',
    onChange: (text: string) => {
      setWanted({ ...wanted, [name]: text });
      setWrong(new Set([...wrong].filter((other) => other !== name)));
    },
  });
  return (
    <Form
      className="drive-form"
      validationBehavior="aria"
      onSubmit={(event) => void handleSubmit(event)}
    >
      <fieldset className="drive-limits">
        <legend>{say.limits}</legend>
        <TextField {...field('until')} type="date">
          <Label>{say.until}</Label>
          <Input className="drive-input" />
          <FieldError className="error">{say.faults.until}</FieldError>
        </TextField>
        <TextField {...field('downloadsMax')} inputMode="numeric">
          <Label>{say.downloadsMax}</Label>
          <Input className="drive-input" />
          <FieldError className="error">{say.faults.downloadsMax}</FieldError>
        </TextField>
        {/* Shown as it is written: it is told to somebody else, and no browser shall keep it. */}
        <TextField {...field('password')}>
          <Label>{say.password}</Label>
          <Input className="drive-input" maxLength={256} spellCheck="false" />
          {!wrong.has('password') && (
            <Text slot="description" className="hint">
              {say.passwordHint}
            </Text>
          )}
          <FieldError className="error">{say.faults.password}</FieldError>
        </TextField>
      </fieldset>
      <Button className="button" type="submit" autoFocus>
        <LinkIcon />
        {say.make}
      </Button>
      {fault && (
        <p className="error" role="alert">
          {fault}
        </p>
      )}
    </Form>
  );
}
