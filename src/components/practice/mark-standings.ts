import { dayOf, findStandings, isDue, type Standing } from '#domain/progress/rules.ts';
import { fill } from '#lib/fill.ts';
import { describeStanding, type StandingSay, toneOf } from '#widgets/progress/describe.ts';
import { loadSync } from '#widgets/progress/load-sync.ts';
import { findMember, listVisible } from '#widgets/progress/store.ts';

type Words = StandingSay & { lessonDone: string; lessonDue: string };

/** Fill every mark of the page from what this browser knows, now and after each sync. */
export function markStandings(): void {
  const holder = document.querySelector<HTMLElement>('[data-standing-words]');
  const say: Words = JSON.parse(holder?.dataset.standingWords ?? '{}');
  const language = document.documentElement.lang;

  function mark(): void {
    const today = dayOf(new Date());
    const standings: ReadonlyMap<string, Standing> = findStandings(listVisible());
    for (const place of document.querySelectorAll<HTMLElement>('[data-standing]')) {
      const names = place.dataset.standing?.split(' ') ?? [];
      const known = names.map((name): Standing => standings.get(name) ?? { state: 'new' });
      if (known.every(({ state }) => state === 'new')) continue;
      const [only] = known;
      const one = known.length === 1 && only;
      const sentence = one ? describeStanding(one, { today, language, say }) : sayAll(known, today);
      const tones = known.map((standing) => toneOf(standing, today));
      const tone = tones.find((one) => one === 'warn') ?? (tones.every(Boolean) ? 'good' : null);
      place.textContent = sentence;
      place.className = tone ? `badge badge-${tone}` : 'badge';
      place.hidden = false;
    }
  }

  function sayAll(known: readonly Standing[], today: number): string {
    const due = known.filter((standing) => isDue(standing, today)).length;
    if (due > 0) return fill(say.lessonDue, { n: due });
    const n = known.filter(({ state }) => state === 'practised' || state === 'kept').length;
    return fill(say.lessonDone, { n, all: known.length });
  }

  mark();
  addEventListener('progress', mark);
  if (findMember()) void loadSync().then(({ syncProgress }) => syncProgress());
}
