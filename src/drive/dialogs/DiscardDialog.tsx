import { type FormEvent, useState } from 'react';
import { Button, Form, Input, Label, TextField } from 'react-aria-components';
import type { EstimateAnswer } from '#domain/archive/contract.ts';
import { isSameName } from '#domain/folders/rules.ts';
import { useActs } from '#drive/acts.ts';
import { useDrive } from '#drive/drive-context.ts';
import { count, formatBytes, formatMomentInFull, sayName } from '#drive/format.ts';
import { useEstimate } from '#drive/queries.ts';
import { sayProblem } from '#drive/say-problem.ts';
import { fill } from '#lib/fill.ts';
import type { ArchivedFolder } from './dialog.ts';
import { Frame } from './Frame.tsx';

/** Throw an archived folder away where it sleeps: what goes, for how long it can be had back, what is paid. */
export function DiscardDialog({
  folder: { archiveId, name: shownName },
}: {
  folder: ArchivedFolder;
}) {
  const { words, dialog, language } = useDrive();
  const acts = useActs();
  const say = words.cold.discard;
  const { data: estimate, error } = useEstimate({ archiveId });
  const [typed, setTyped] = useState('');
  // The folder that was archived, which may be one around the one that was chosen.
  const what = estimate?.discard;
  const name = what?.folder.name ?? shownName;
  const isMeant = what ? isSameName(typed, name) : false;
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!what || !isMeant) return;
    dialog.set(null);
    void acts.discard(archiveId, what.folder, typed);
  };
  const whyNot = estimate ? say.notNow : error ? sayProblem(error, words) : words.cold.counting;
  return (
    <Frame title={sayName(say.title, { name })} isQuestion>
      <p>{say.text}</p>
      <dl className="drive-facts" aria-busy={estimate === undefined && !error}>
        <dt>{say.what}</dt>
        <dd>{what ? sayHolding(what) : whyNot}</dd>
        {what && (
          <>
            <dt>{say.until}</dt>
            <dd>{formatMomentInFull(what.keptUntil, language)}</dd>
          </>
        )}
      </dl>
      <p className="drive-warning">{say.end}</p>
      {estimate && <Paid estimate={estimate} />}
      <Form className="drive-form" onSubmit={handleSubmit}>
        <TextField className="field" value={typed} onChange={setTyped} autoFocus autoComplete="off">
          <Label>{sayName(say.type, { name })}</Label>
          <Input className="drive-input" maxLength={1000} dir="auto" spellCheck="false" />
        </TextField>
        <div className="drive-dialog-acts">
          <Button className="button button-quiet" onPress={() => dialog.set(null)}>
            {words.cancel}
          </Button>
          <Button className="button button-danger" type="submit" isDisabled={!isMeant}>
            {say.confirm}
          </Button>
        </div>
      </Form>
    </Frame>
  );

  function sayHolding({ files, folders, bytes }: NonNullable<EstimateAnswer['discard']>): string {
    return [
      count(words.files, files, language),
      ...(folders > 0 ? [count(words.folders, folders, language)] : []),
      formatBytes(bytes, language),
    ].join(' · ');
  }
}

/** S3 is paid for a least time, however soon a copy goes. */
function Paid({ estimate: { bill, usual, discard } }: { estimate: EstimateAnswer }) {
  const { words, language } = useDrive();
  const leastDays = bill?.classes.find((option) => option.class === usual.class)?.leastDays;
  if (leastDays === undefined || !discard?.paidUntil) return null;
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long' });
  return (
    <p>
      {fill(words.cold.discard.paid, {
        days: count(words.days, leastDays, language),
        date: date.format(new Date(discard.paidUntil)),
      })}
    </p>
  );
}
