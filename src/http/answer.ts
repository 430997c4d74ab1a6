/** Answer with JSON that nobody may keep. */
export function answerJson(
  body: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store', ...headers } });
}

interface Links {
  next: string | null;
  prev: string | null;
  last?: string | null;
}

/** Answer one page of a list, with the ways to the others in `Link` too. */
export function answerPage(
  page: Links & { items: unknown[] },
  { url, headers = {} }: { url: URL; headers?: Record<string, string> },
): Response {
  const links = (['next', 'prev', 'last'] as const).flatMap((rel) => {
    const cursor = page[rel];
    return cursor ? [`<${withCursor(url, cursor)}>; rel="${rel}"`] : [];
  });
  links.push(`<${withCursor(url, null)}>; rel="first"`);
  return answerJson(page, { headers: { link: links.join(', '), ...headers } });
}

function withCursor(url: URL, cursor: string | null): string {
  const query = new URLSearchParams(url.searchParams);
  query.delete('cursor');
  query.delete('page');
  if (cursor) query.set('cursor', cursor);
  const text = query.toString();
  return text ? `${url.pathname}?${text}` : url.pathname;
}
