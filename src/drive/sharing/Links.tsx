import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { ShareAnswer } from '#domain/files/shares/contract.ts';
import type { Item } from '#domain/folders/contract.ts';
import { useDrive } from '#drive/drive-context.ts';
import { count, formatMoment } from '#drive/format.ts';
import { keys, useShares } from '#drive/queries.ts';
import { sayProblem } from '#drive/say-problem.ts';
import { Loading } from '#drive/shell/States.tsx';
import type { DriveWords } from '#i18n/drive.ts';
import type { Language } from '#i18n/languages.ts';
import { fill } from '#lib/fill.ts';
import { decideLink } from './limits.ts';

/** The links to one thing and the accounts it is shared with, each with its limits and with what was taken by it. */
export function Links({ item }: { item: Item }) {
  const { words, api, saying } = useDrive();
  const queries = useQueryClient();
  const title = useRef<HTMLHeadingElement>(null);
  const [fault, setFault] = useState<string | null>(null);
  const links = useShares();
  const say = words.sharing;
  const own = links.data?.filter(({ itemId }) => itemId === item.id) ?? [];
  const handleClose = async (id: string) => {
    setFault(null);
    try {
      await api.closeShare(id);
      saying.speak(say.revoked);
      title.current?.focus();
    } catch (error) {
      setFault(sayProblem(error, words));
    }
    await queries.invalidateQueries({ queryKey: keys.shares });
  };
  return (
    <section className="drive-links">
      <h3 ref={title} tabIndex={-1}>
        {say.list}
      </h3>
      {links.isLoading && <Loading rows={1} />}
      {links.isPaused && !links.data && <p className="drive-soft">{words.looking.offline}</p>}
      {links.error && (
        <p className="error">
          {sayProblem(links.error, words)}{' '}
          <Button className="button button-quiet button-small" onPress={() => void links.refetch()}>
            {words.retry}
          </Button>
        </p>
      )}
      {links.data && own.length === 0 && <p className="drive-soft">{say.none}</p>}
      {own.length > 0 && (
        <ul>
          {own.map((share) => (
            <LinkRow key={share.id} share={share} onClose={() => handleClose(share.id)} />
          ))}
        </ul>
      )}
      {fault && (
        <p className="error" role="alert">
          {fault}
        </p>
      )}
    </section>
  );
}

interface RowProps {
  readonly share: ShareAnswer;
  readonly onClose: () => Promise<void>;
}

function LinkRow({ share, onClose }: RowProps) {
  const { words, language } = useDrive();
  const [step, setStep] = useState<'new' | 'asked' | 'kept' | 'closing'>('new');
  const say = words.sharing;
  const when = formatMoment(share.createdAt, new Date(), language);
  const what = share.to ?? fill(say.of, { when });
  const isAsked = step === 'asked' || step === 'closing';
  const handleConfirm = async () => {
    setStep('closing');
    await onClose();
    setStep('kept');
  };
  return (
    <li data-state={decideLink(share, new Date())}>
      <span className="drive-links-text">
        <strong>{what}</strong>
        <span className="drive-soft">{sayLimits(share, { words, language }).join(' · ')}</span>
      </span>
      {!isAsked && (
        <Button
          className="button button-quiet button-small"
          aria-label={fill(say.revokeOf, { what })}
          autoFocus={step === 'kept'}
          onPress={() => setStep('asked')}
        >
          {say.revoke}
        </Button>
      )}
      {isAsked && (
        <fieldset className="drive-links-ask" aria-label={say.revokeAsk}>
          <p>{say.revokeAsk}</p>
          <Button
            className="button button-quiet button-small"
            onPress={() => setStep('kept')}
            autoFocus
          >
            {say.revokeKeep}
          </Button>
          <Button
            className="button button-danger button-small"
            onPress={() => step === 'asked' && void handleConfirm()}
          >
            {say.revokeConfirm}
          </Button>
        </fieldset>
      )}
    </li>
  );
}

/** Say how a link is limited and what was taken by it. */
function sayLimits(
  share: ShareAnswer,
  { words, language }: { words: DriveWords; language: Language },
): string[] {
  const say = words.sharing;
  const { downloads, downloadsMax, expiresAt, hasPassword, to, right } = share;
  const state = decideLink(share, new Date());
  const end = expiresAt && formatMoment(expiresAt, new Date(), language);
  const taken =
    downloadsMax === null
      ? count(say.downloads, downloads, language)
      : fill(count(say.downloadsOf, downloads, language), {
          max: new Intl.NumberFormat(language).format(downloadsMax),
        });
  return [
    to === null ? taken : say.rights[right],
    ...(state === 'used-up' ? [say.usedUp] : []),
    ...(end ? [fill(state === 'ended' ? say.endedAt : say.endsAt, { when: end })] : []),
    ...(hasPassword ? [say.withPassword] : []),
  ];
}
