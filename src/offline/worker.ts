// Only who keeps a course has this worker. Pages come from the network as long as there is one; the
// files of a kept course lie in caches by build (shelf.ts), and one that grew old is renewed while
// its reader reads. A newer worker waits until every page is closed, as the browser does by itself.
import { second } from '#lib/units.ts';
import { answerPage } from './answer-page.ts';
import { decideAnswer } from './decide-answer.ts';
import { keepCourse, nameHindrance } from './keep-course.ts';
import { type Answer, type News, parseWish, type Wish } from './messages.ts';
import { listKept, removeKept } from './shelf.ts';
import type { WorkerScope } from './worker-scope.ts';

declare const self: WorkerScope;

const around = {
  caches: self.caches,
  fetch: (asked: string | Request, init?: RequestInit) => self.fetch(asked, init),
  now: () => new Date(),
  patience: 3 * second,
};

/** One thing at a time: whoever lets go while a course is kept lets go of all of it. */
let busy: Promise<void> = Promise.resolve();

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { method, url, mode, headers } = request;
  const asked = { method, url, mode, range: headers.has('range') };
  switch (decideAnswer(asked, self.location.origin)) {
    case 'network':
      return;
    case 'network-then-copy': {
      const page = answerPage(request, around);
      event.respondWith(page);
      event.waitUntil(page.then(renew, () => {}));
      return;
    }
    case 'copy-then-network':
      event.respondWith(answerAsset(request));
  }
});

self.addEventListener('message', (event) => {
  const wish = parseWish(event.data);
  const [port] = event.ports;
  if (!wish || !port) return;
  event.waitUntil(
    inTurn(() => grant(wish, (answer) => port.postMessage(answer)).finally(() => port.close())),
  );
});

/** An address with a hash never serves two contents: the copy is as good as the network's. */
async function answerAsset(request: Request): Promise<Response> {
  const copy = await self.caches.match(request, { ignoreVary: true });
  return copy ?? self.fetch(request);
}

async function grant(wish: Wish, tell: (answer: Answer) => void): Promise<void> {
  const answer = await act(wish, tell);
  // Without a course there is nothing to do here. Told only then: who keeps one anew begins anew.
  const kept = await listKept(self.caches).catch(() => []);
  if (kept.length === 0) await self.registration.unregister();
  tell(answer);
  await announce({ changed: wish.address });
}

async function act({ do: what, address }: Wish, tell: (answer: Answer) => void): Promise<Answer> {
  try {
    if (what === 'let-go') {
      await removeKept(self.caches, address);
      return { state: 'gone' };
    }
    await keepCourse(address, around, (done, all) => tell({ state: 'keeping', done, all }));
    return { state: 'kept' };
  } catch (error) {
    return { state: 'failed', why: nameHindrance(error) };
  }
}

/** Bring what is kept to the build of today, and tell the open pages. */
function renew(): Promise<void> {
  return inTurn(async () => {
    for (const { address } of await listKept(self.caches)) {
      // Without a network the copy stays as it is, and the next page asks again.
      if (await keepCourse(address, around).catch(() => false))
        await announce({ changed: address });
    }
  });
}

async function announce(news: News): Promise<void> {
  for (const client of await self.clients.matchAll()) client.postMessage(news);
}

function inTurn(act: () => Promise<void>): Promise<void> {
  busy = busy.then(act, act);
  return busy;
}
