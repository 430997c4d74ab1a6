import type { offline } from '#i18n/offline.ts';
import { fill } from '#lib/fill.ts';
import { second } from '#lib/units.ts';
import type { CourseList } from '#offline/course-list.ts';
import type { Answer, Wish } from '#offline/messages.ts';
import { findKept } from '#offline/shelf.ts';
import { formatSize } from './format-size.ts';

type Say = Pick<(typeof offline)['en'], 'size' | 'keeping' | 'since' | 'gone' | 'failed'>;

/** How long one file may take. */
const patience = 60 * second;

/** Offer to keep the course of this page, or show that it is kept. */
export async function offerKeeping(): Promise<void> {
  const place = document.querySelector<HTMLElement>('[data-keep]');
  if (!place || !('serviceWorker' in navigator) || !('caches' in window)) return;
  const { keep: address = '', say: words = '' } = place.dataset;
  const say: Say = JSON.parse(words);
  const part = <T extends HTMLElement>(name: string) =>
    // Every part stands in KeepCourse.astro, in this very section.
    place.querySelector(`[data-part="${name}"]`) as T;
  const parts = {
    keep: part<HTMLButtonElement>('keep'),
    mark: part('mark'),
    letGo: part<HTMLButtonElement>('let-go'),
    about: part('about'),
    bar: part<HTMLProgressElement>('bar'),
    outcome: part('outcome'),
  };
  const { lang } = document.documentElement;
  let running = false;

  /** Show how it stands now: kept since a day, or what keeping would take. */
  async function show(): Promise<boolean> {
    const kept = await findKept(caches, address).catch(() => null);
    const list = kept ?? (await loadList(address));
    if (!list) return false;
    const load = formatSize(list.transferred, lang);
    const here = formatSize(list.stored, lang);
    const day =
      kept && new Intl.DateTimeFormat(lang, { dateStyle: 'long' }).format(new Date(kept.keptAt));
    parts.about.textContent = day ? fill(say.since, { day, here }) : fill(say.size, { load, here });
    parts.keep.hidden = kept !== null;
    parts.mark.hidden = kept === null;
    parts.letGo.hidden = kept === null;
    return true;
  }

  async function act(wish: Wish['do']): Promise<void> {
    if (running) return;
    running = true;
    const pressed = document.activeElement;
    parts.outcome.textContent = wish === 'keep' ? say.keeping : '';
    const answer = await ask({ do: wish, address }, (done, all) => {
      parts.bar.hidden = false;
      parts.bar.max = all;
      parts.bar.value = done;
    });
    parts.bar.hidden = true;
    await show();
    parts.outcome.textContent = sayOf(answer);
    // The button that was pressed may be gone: the keyboard goes on with what stands in its place.
    if (pressed === document.activeElement || document.activeElement === document.body) {
      (parts.keep.hidden ? parts.letGo : parts.keep).focus();
    }
    running = false;
  }

  function sayOf(answer: Answer): string {
    if (answer.state === 'failed') return say.failed[answer.why];
    return answer.state === 'gone' ? say.gone : '';
  }

  parts.keep.addEventListener('click', () => void act('keep'));
  parts.letGo.addEventListener('click', () => void act('let-go'));
  navigator.serviceWorker.addEventListener('message', () => void show());
  place.hidden = !(await show());
  // A browser may have dropped the worker and kept the files.
  if (parts.keep.hidden) await navigator.serviceWorker.register('/sw.js');
}

/** Ask the worker, and bring it first when it is not there; answers how it ended. */
async function ask(wish: Wish, onProgress: (done: number, all: number) => void): Promise<Answer> {
  try {
    await navigator.serviceWorker.register('/sw.js');
    const { active } = await navigator.serviceWorker.ready;
    // Asked from here, since a worker may not; whatever the browser says, the course is kept.
    if (wish.do === 'keep') await navigator.storage?.persist?.();
    const { port1, port2 } = new MessageChannel();
    active?.postMessage(wish, [port2]);
    return await hear(port1, onProgress);
  } catch (error) {
    const denied = error instanceof DOMException && error.name === 'SecurityError';
    return { state: 'failed', why: denied ? 'denied' : 'network' };
  }
}

/** Listen to the worker until it has done. One that the browser has ended says nothing any more. */
function hear(port: MessagePort, onProgress: (done: number, all: number) => void): Promise<Answer> {
  return new Promise((resolve) => {
    const giveUp = () => resolve({ state: 'failed', why: 'network' });
    let clock = setTimeout(giveUp, patience);
    port.onmessage = ({ data }: MessageEvent<Answer>) => {
      clearTimeout(clock);
      if (data.state !== 'keeping') return resolve(data);
      clock = setTimeout(giveUp, patience);
      onProgress(data.done, data.all);
    };
  });
}

async function loadList(address: string): Promise<CourseList | null> {
  try {
    const response = await fetch(address);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
