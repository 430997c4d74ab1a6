import { Button } from 'react-aria-components';
import type { ActAnswer } from '#domain/folders/journal/contract.ts';
import type { Wish } from '#drive/acts/work.ts';
import { useActs } from '#drive/acts.ts';
import { useDrive } from '#drive/drive-context.ts';
import { count } from '#drive/format.ts';
import { sayRefusal } from '#drive/say-problem.ts';
import { Frame } from './Frame.tsx';

interface Props {
  /** Null: an undoing, where there is nothing else to choose. */
  readonly wish: Wish | null;
  readonly act: ActAnswer;
}

/** What an act left alone and why, in a plain list, with the choice that would let it go on. */
export function RefusedDialog({ wish, act }: Props) {
  const { words, dialog, language } = useDrive();
  const acts = useActs();
  const say = words.acts.refused;
  const { refused, refusedCount } = act;
  const named = (problem: string) => refused.filter((row) => row.problem === problem);
  const again = wish?.action === 'trash' ? named('folder-not-empty') : named('name-taken');
  const handleAgain = () => {
    dialog.set(null);
    if (wish === null) return;
    const those = { ...wish, ids: again.map(({ id }) => id) };
    void acts.run(
      those,
      wish.action === 'trash' ? { emptyFirst: true } : { conflict: 'keep-both' },
    );
  };
  return (
    <Frame title={count(say.title, refusedCount, language)} isQuestion>
      <ul className="drive-refused">
        {refused.map(({ id, name, problem }) => (
          <li key={id}>
            <strong>{name}</strong>
            <span className="drive-soft">{sayRefusal(problem, words)}</span>
          </li>
        ))}
        {refusedCount > refused.length && (
          <li className="drive-soft">{count(say.more, refusedCount - refused.length, language)}</li>
        )}
      </ul>
      <div className="drive-dialog-acts">
        <Button className="button button-quiet" onPress={() => dialog.set(null)} autoFocus>
          {wish !== null && again.length > 0 ? say.skip : words.close}
        </Button>
        {wish !== null && again.length > 0 && (
          <Button
            className={wish.action === 'trash' ? 'button button-danger' : 'button'}
            onPress={handleAgain}
          >
            {wish.action === 'trash' ? say.throwWhole : say.keepBoth}
          </Button>
        )}
      </div>
    </Frame>
  );
}
