import { fileTypeFromBuffer } from 'file-type';

/** So many of a file's first bytes decide what it is. */
export const headBytes = 4_100;

/** What we serve when we do not know better: a browser saves it and does nothing else. */
export const unknownType = 'application/octet-stream';

/** The types that we call by name, and the endings that agree with them. */
const endings: Readonly<Record<string, readonly string[]>> = {
  'image/png': ['png', 'apng'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'image/avif': ['avif'],
  'video/mp4': ['mp4', 'm4v'],
  'video/webm': ['webm'],
  'audio/mpeg': ['mp3'],
  'audio/ogg': ['ogg', 'oga', 'opus'],
  'audio/wav': ['wav'],
  'audio/flac': ['flac'],
  'application/pdf': ['pdf'],
  'application/zip': ['zip'],
};

/** The same things under the names that the detector gives them. */
const aliases: Readonly<Record<string, string>> = {
  'image/apng': 'image/png',
  'video/x-m4v': 'video/mp4',
  'audio/ogg; codecs=opus': 'audio/ogg',
  'audio/x-flac': 'audio/flac',
  'audio/vnd.wave': 'audio/wav',
};

/** Text with these endings could run in a browser, so it never gets a type of its own. */
const active = ['html', 'htm', 'xhtml', 'xht', 'shtml', 'svg', 'svgz', 'xml', 'xsl', 'xslt', 'mht'];

/** Tell from its first bytes what a file is. Nothing is unpacked or decoded. */
export async function detectType(head: Uint8Array): Promise<string> {
  const found = await fileTypeFromBuffer(head);
  if (found) {
    const type = aliases[found.mime] ?? found.mime;
    return type in endings ? type : unknownType;
  }
  return isText(head) ? 'text/plain' : unknownType;
}

/** Decide what a file is called by its bytes and its name: when they disagree, nothing. */
export function decideType(detected: string, name: string): string {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (detected === 'text/plain') {
    const other = Object.values(endings).some((known) => known.includes(ending));
    return other || active.includes(ending) ? unknownType : detected;
  }
  return endings[detected]?.includes(ending) ? detected : unknownType;
}

function isText(head: Uint8Array): boolean {
  if (head.byteLength === 0) return false;
  try {
    // A character may be cut at the end of the head: as a stream that is not an error.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what text does not have.
    return !/[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(text);
  } catch {
    return false;
  }
}
