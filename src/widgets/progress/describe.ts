import { isDue, type Standing } from '#domain/progress/rules.ts';
import { fill } from '#lib/fill.ts';

/** How a standing is said, in the language of the page. */
export interface StandingSay {
  readonly new: string;
  readonly begun: string;
  readonly practised: string;
  readonly due: string;
  readonly kept: string;
}

/** Say a standing in a few words: "Practised, review in 3 days". */
export function describeStanding(
  standing: Standing,
  { today, language, say }: { today: number; language: string; say: StandingSay },
): string {
  switch (standing.state) {
    case 'new':
      return say.new;
    case 'begun':
      return fill(say.begun, { streak: standing.streak });
    case 'practised': {
      if (isDue(standing, today)) return say.due;
      const days = new Intl.RelativeTimeFormat(language);
      return fill(say.practised, { when: days.format(standing.dueDay - today, 'day') });
    }
    case 'kept':
      return say.kept;
  }
}

/** Choose how a standing looks: `good` for what is practised, `warn` for what is due. */
export function toneOf(standing: Standing, today: number): 'good' | 'warn' | null {
  if (isDue(standing, today)) return 'warn';
  return standing.state === 'practised' || standing.state === 'kept' ? 'good' : null;
}
