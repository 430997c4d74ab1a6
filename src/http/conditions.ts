/** `same`: the client's copy is good; `changed`: it meant something else; else go on. */
export type Conditions = 'same' | 'changed' | { range: boolean };

/** Decide what `If-*` headers ask of something with a strong tag and a date (RFC 9110, 13.2.2). */
export function decideConditions(
  headers: Headers,
  { etag, changedAt }: { etag: string; changedAt: Date },
): Conditions {
  const changed = toSeconds(changedAt);
  const ifMatch = headers.get('if-match');
  const ifUnmodified = toSeconds(headers.get('if-unmodified-since'));
  if (ifMatch !== null) {
    if (!listsTag(ifMatch, etag, 'strong')) return 'changed';
  } else if (ifUnmodified !== null && changed !== null && changed > ifUnmodified) {
    return 'changed';
  }

  const ifNoneMatch = headers.get('if-none-match');
  const ifModified = toSeconds(headers.get('if-modified-since'));
  if (ifNoneMatch !== null) {
    if (listsTag(ifNoneMatch, etag, 'weak')) return 'same';
  } else if (ifModified !== null && changed !== null && changed <= ifModified) {
    return 'same';
  }

  const ifRange = headers.get('if-range');
  if (ifRange === null) return { range: true };
  if (/^\s*(W\/)?"/.test(ifRange)) return { range: ifRange.trim() === etag };
  return { range: toSeconds(ifRange) === changed };
}

/** Tell whether a client names this weak tag of a list: then the copy that it has is good. */
export function hasCopy({ headers }: Request, etag: string): boolean {
  const tags = headers.get('if-none-match');
  return tags !== null && listsTag(tags, etag.replace(/^W\//, ''), 'weak');
}

function listsTag(list: string, etag: string, comparison: 'strong' | 'weak'): boolean {
  if (list.trim() === '*') return true;
  const tags = list.match(/(?:W\/)?"[^"]*"/g) ?? [];
  return tags.some((tag) => (comparison === 'weak' ? tag.replace(/^W\//, '') : tag) === etag);
}

/** HTTP dates have no fractions of a second; what is no date says nothing. */
function toSeconds(moment: Date | string | null): number | null {
  if (moment === null) return null;
  const time = typeof moment === 'string' ? Date.parse(moment) : moment.getTime();
  return Number.isNaN(time) ? null : Math.floor(time / 1000);
}
