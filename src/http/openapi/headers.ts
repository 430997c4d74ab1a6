/** The headers of requests that endpoints look at, with what is in them. */
export const headers = {
  'if-match': 'The version that is meant, as the answer named it in `ETag`.',
  'if-none-match': 'The tag of a copy that is there already: an unchanged thing answers 304.',
  'if-range': 'The tag of the part that is there already: a changed thing comes whole.',
  range: 'One range of bytes.',
  'last-event-id': 'The last event that was seen: the stream goes on from there.',
  'idempotency-key': 'A name of your own for this request: sent twice, it is done once.',
  'tus-resumable': 'The version of tus: `1.0.0`.',
  'upload-length': 'How many bytes will come.',
  'upload-offset': 'From which byte on.',
  'upload-metadata':
    'Pairs of a name and a value in base64: filename, folderId, and as wanted modifiedAt, sha256, sample, conflict, planId, replacesId, version.',
} as const;

export type HeaderName = keyof typeof headers;
