import { defaultLanguage, isLanguage } from '#i18n/languages.ts';
import { localPath } from '#i18n/paths.ts';
import { fingerprint, type KeptCourse } from './course-list.ts';
import { filesOf, listKept } from './shelf.ts';

/** What answering works with; a test hands over its own. */
export interface Sources {
  readonly caches: CacheStorage;
  readonly fetch: (request: Request) => Promise<Response>;
  /** After so many milliseconds a reader who has the page does not wait for the network any more. */
  readonly patience: number;
}

interface Copy {
  readonly response: Response;
  readonly address: string;
  readonly course: KeptCourse;
}

/** Answer with the page of the network, else with the kept one, else with the page that says so. */
export async function answerPage(request: Request, sources: Sources): Promise<Response> {
  const { caches, patience } = sources;
  const { pathname } = new URL(request.url);
  const network = askNetwork(request, sources);
  // Who waits for it may have gone: that it failed is then nobody's error.
  network.catch(() => {});
  const copy = await findCopy(pathname, caches);
  try {
    if (!copy) return await network;
    const response = await Promise.race([network, giveUpAfter(patience)]);
    return response.ok ? await addMark(response, copy, 'network') : response;
  } catch (error) {
    if (copy) return addMark(copy.response, copy, 'copy');
    const page = await findCopy(localPath(languageOf(pathname), '/offline'), caches);
    if (!page) throw error;
    return new Response(page.response.body, { status: 503, headers: page.response.headers });
  }
}

/** A server that is broken, or a proxy without one, is no better than no network. */
async function askNetwork(request: Request, { fetch }: Sources): Promise<Response> {
  const response = await fetch(request);
  if (response.status >= 500) throw new Error(`The server answered ${response.status}.`);
  return response;
}

async function findCopy(path: string, caches: CacheStorage): Promise<Copy | null> {
  for (const { address, course } of await listKept(caches)) {
    const cacheName = filesOf(address, course.version);
    const response = await caches.match(path, { cacheName, ignoreVary: true });
    if (response) return { response, address, course };
  }
  return null;
}

async function giveUpAfter(patience: number): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, patience));
  throw new Error('The network is slow.');
}

/**
 * Add to a page what shows that it is kept and offers a newer one. It comes after the page's end, so
 * that the page stays as it was built; who keeps nothing never loads it.
 */
async function addMark(
  response: Response,
  { address, course }: Copy,
  from: 'network' | 'copy',
): Promise<Response> {
  const page = await response.arrayBuffer();
  const { script, style } = course;
  const mark =
    `<link rel="stylesheet" href="${style}">` +
    `<script type="module" src="${script}" data-kept="${address}" data-from="${from}"` +
    ` data-page="${await fingerprint(page)}"></script>`;
  const headers = new Headers(response.headers);
  for (const name of ['content-encoding', 'content-length', 'etag']) headers.delete(name);
  return new Response(new Blob([page, mark]), { status: response.status, headers });
}

function languageOf(path: string) {
  const [, tag] = path.split('/', 2);
  return isLanguage(tag) ? tag : defaultLanguage;
}
