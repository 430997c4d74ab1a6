import type { DriveApi } from '#drive/drive-api.ts';
import { isPicture } from './shrink.ts';

/** A picture that takes longer than this stays without a small one. */
const patienceMs = 15_000;

/** Makes small pictures of what was uploaded, one after the other, beside everything else. */
export interface ThumbMaker {
  /** Make a small picture of a file that is stored. What is no picture is left alone. */
  add(file: File, fileId: string): void;
}

/** Begin to make small pictures. A file that cannot be decoded has the picture of its kind. */
export function thumbMaker({
  api,
  onMade,
}: {
  readonly api: Pick<DriveApi, 'putThumb'>;
  readonly onMade: () => void;
}): ThumbMaker {
  const waiting: { file: File; fileId: string }[] = [];
  let isAtWork = false;

  async function work(): Promise<void> {
    if (isAtWork) return;
    isAtWork = true;
    const worker = new Worker(new URL('./thumb-worker.ts', import.meta.url), { type: 'module' });
    try {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const thumb = await draw(worker, next.file);
        // Without the small picture nothing is lost: not a word of it.
        if (thumb) await api.putThumb(next.fileId, thumb).then(onMade, () => undefined);
      }
    } finally {
      worker.terminate();
      isAtWork = false;
    }
    if (waiting.length > 0) void work();
  }

  return {
    add: (file, fileId) => {
      if (!isPicture(file)) return;
      waiting.push({ file, fileId });
      void work().catch(() => undefined);
    },
  };
}

/** Throws when the worker broke or hangs: then the next picture gets another one. */
function draw(worker: Worker, file: File): Promise<Blob | null> {
  const leaving = new AbortController();
  const { signal } = leaving;
  return new Promise<Blob | null>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The picture took too long.')), patienceMs);
    signal.addEventListener('abort', () => clearTimeout(timer));
    worker.addEventListener('message', ({ data }) => resolve(data), { signal });
    worker.addEventListener('error', () => reject(new Error('The worker broke.')), { signal });
    worker.postMessage(file);
  }).finally(() => leaving.abort());
}
