// The worker adds this to the pages that it answers for (answer-page.ts): only there it says that a
// page is kept, and offers the newer one.
import { defaultLanguage, isLanguage } from '#i18n/languages.ts';
import { offline } from '#i18n/offline.ts';
import { fill } from '#lib/fill.ts';
import { findKept } from './shelf.ts';
import './kept-page.css';

const { lang } = document.documentElement;
const say = offline[isLanguage(lang) ? lang : defaultLanguage];
const tag = document.querySelector<HTMLElement>('script[data-kept]');
const { kept = '', from, page } = tag?.dataset ?? {};

async function showMark(): Promise<void> {
  const course = await findKept(caches, kept);
  const place = document.querySelector('.when');
  if (!course || !place) return;
  const day = new Intl.DateTimeFormat(lang, { dateStyle: 'long' }).format(new Date(course.keptAt));
  const mark = document.createElement('span');
  mark.className = 'kept-mark';
  mark.textContent = from === 'copy' ? fill(say.mark.copy, { day }) : say.mark.network;
  place.append(mark);
}

async function offerNewer(): Promise<void> {
  const course = await findKept(caches, kept);
  const newest = course?.files[location.pathname];
  if (!newest || newest === page || document.querySelector('.kept-offer')) return;
  const offer = document.createElement('div');
  offer.className = 'kept-offer card toolbar';
  offer.setAttribute('role', 'status');
  const reload = document.createElement('button');
  reload.type = 'button';
  reload.className = 'button button-small';
  reload.textContent = say.reload;
  reload.addEventListener('click', () => location.reload());
  document.body.append(offer);
  // What is put into a region that is already there is read aloud.
  offer.append(say.newer, reload);
}

navigator.serviceWorker.addEventListener('message', () => void offerNewer());
void showMark();
