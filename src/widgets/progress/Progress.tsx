/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { dayOf } from '#domain/progress/rules.ts';
import { plural } from '#lib/plural.ts';
import { AccountPart } from './AccountPart.tsx';
import { FilePart } from './FilePart.tsx';
import { ForgetPart } from './ForgetPart.tsx';
import { KeptPart } from './KeptPart.tsx';
import { loadSync } from './load-sync.ts';
import { StandingList } from './StandingList.tsx';
import { type KeptAnswer, listVisible } from './store.ts';
import { summarise } from './summary.ts';
import type { SyncResult } from './sync.ts';
import type { PartProps, SkillWords } from './words.ts';

type Props = PartProps & {
  skills: SkillWords;
  /** The page of all practice; a skill's own stands below it. */
  practice: string;
  signIn: string;
};

/** Where somebody stands, what is kept of their answers, and everything that can be done with it. */
export function Progress({ language, say, skills, practice, signIn }: Props) {
  const [answers, setAnswers] = useState<readonly KeptAnswer[] | null>(null);
  const [met, setMet] = useState<SyncResult | null>(null);

  const look = () => setAnswers(listHere());
  const sync = async () => setMet(await meetAccount());

  const takeImported = () => {
    look();
    void sync();
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once; what changes is heard.
  useEffect(() => {
    look();
    // This page and the account tell by the one, other tabs by the other.
    addEventListener('progress', look);
    addEventListener('storage', look);
    void sync();
    return () => {
      removeEventListener('progress', look);
      removeEventListener('storage', look);
    };
  }, []);

  if (!answers) return <p class="progress-wait">{say.wait}</p>;
  const rows = summarise(answers, dayOf(new Date()));
  const due = rows.filter((row) => row.due).length;
  const part = { language, say };
  return (
    <div class="progress">
      <p class={due > 0 ? 'notice notice-warn' : 'notice'}>
        {rows.length === 0 ? say.none : due > 0 ? plural(language, due, say.due) : say.noneDue}
      </p>
      {rows.length > 0 && (
        <StandingList {...part} rows={rows} skills={skills} practice={practice} />
      )}
      <KeptPart {...part} answers={answers} skills={skills} practice={practice} />
      <FilePart {...part} answers={answers} onImport={takeImported} />
      <AccountPart {...part} met={met} signIn={signIn} onAgain={sync} />
      <ForgetPart {...part} met={met} onForget={look} />
    </div>
  );
}

function listHere(): KeptAnswer[] {
  try {
    return listVisible();
  } catch {
    // A browser may refuse to keep anything.
    return [];
  }
}

function meetAccount(): Promise<SyncResult> {
  return loadSync()
    .then(({ syncProgress }) => syncProgress())
    .catch((): SyncResult => ({ state: 'later', title: null }));
}
