/** What keeping a course in one language stores; made at build (scripts/write-course-lists.ts). */
export interface CourseList {
  /** Changes whenever one of the files does. */
  readonly version: string;
  readonly title: string;
  readonly path: string;
  readonly language: string;
  /** How many bytes travel, compressed as the server sends them, and how many lie on the device. */
  readonly transferred: number;
  readonly stored: number;
  /** What the worker adds to a page that is kept: nobody else loads it. */
  readonly script: string;
  readonly style: string;
  /** Each address with the SHA-256 of its content. */
  readonly files: Readonly<Record<string, string>>;
}

/** A list whose every file lies on this device. */
export interface KeptCourse extends CourseList {
  readonly keptAt: string;
}

const listAddress = /^\/offline\/[a-z\d-]+\.(?:en|hi-Latn)\.json$/;

/** Write the address of a course's list. */
export function toListAddress(course: string, language: string): string {
  return `/offline/${course}.${language}.json`;
}

/** Tell whether a text is the address of such a list. */
export function isListAddress(text: unknown): text is string {
  return typeof text === 'string' && listAddress.test(text);
}

/** Write the fingerprint of a file's content. */
export async function fingerprint(bytes: BufferSource): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, 32);
}
