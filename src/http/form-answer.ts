import { accounts } from '#i18n/accounts.ts';
import type { Language } from '#i18n/languages.ts';
import { problems } from '#lib/problem.ts';

/** Read what a form that came without a script was answered: the sentence of a refusal, or done. */
export function readFormAnswer(
  { searchParams }: URL,
  language: Language,
): { problem: string | null; done: boolean } {
  const code = searchParams.get('problem') ?? '';
  const field = searchParams.get('field') ?? '';
  // Only our own sentences: whoever writes the address cannot put words into the page.
  const problem = isKey(problems, code) ? problems[code][language] : null;
  const errors: Record<string, string> = accounts[language].errors;
  const cookie = code === 'csrf-token' ? accounts[language].cookies : null;
  const atField = code === 'invalid' && isKey(errors, field) ? errors[field] : null;
  return {
    problem: problem && (cookie ?? atField ?? problem),
    done: searchParams.has('sent'),
  };
}

function isKey<T extends object>(table: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(table, key);
}
