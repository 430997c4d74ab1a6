import type { Language } from '#i18n/languages.ts';
import type { SkillName } from '#lib/drills/kit/skill-names.ts';
import type { StandingSay } from './describe.ts';
import type { FileRefusal } from './file.ts';

type Forms = Readonly<{ one: string; other: string }>;

type Sentences =
  | 'wait none noneDue standing right cause kept keptLede amount most first last size kilobytes'
  | 'full question wasRight wasWrong file fileLede exportFile importFile nothingNew noRoom account'
  | 'asking signedOut signIn signedIn later again forget forgetHere forgetAccount forgetAll'
  | 'forgetHead forgetWarning forgetYes forgetNo forgotten notForgotten';

type Split<T extends string> = T extends `${infer Head} ${infer Rest}` ? Head | Split<Rest> : T;

/** What the page of somebody's progress says, in the language of the page. */
export type ProgressSay = Readonly<Record<Split<Sentences>, string>> & {
  readonly due: Forms;
  readonly recent: Forms;
  readonly imported: Forms;
  readonly refused: Readonly<Record<FileRefusal, string>>;
  readonly standings: StandingSay;
};

/** What every part of the page is given. */
export type PartProps = {
  readonly language: Language;
  readonly say: ProgressSay;
};

/** What a skill is called, and the causes of its wrong answers in a few words. */
export type SkillWords = Readonly<
  Partial<
    Record<SkillName, { readonly name: string; readonly causes: Readonly<Record<string, string>> }>
  >
>;
