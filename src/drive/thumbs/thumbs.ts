import type { FileItem } from '#domain/folders/contract.ts';

/** So many small pictures stay at hand: scrolling back asks nobody. */
const atHand = 400;

/** More at once would keep the rows themselves waiting, since a browser opens six lines. */
const atOnce = 3;

/** The small pictures that were shown lately; the server lets no browser keep them itself. */
export interface Thumbs {
  /** The address of a picture that is at hand. */
  find(file: FileItem): string | null;
  /** Ask for a picture; null when there is none. Who scrolled on asks no more. */
  load(file: FileItem, signal: AbortSignal): Promise<string | null>;
}

/** Hold the small pictures. `read` answers the bytes of one. */
export function thumbs(
  read: (fileId: string, signal: AbortSignal) => Promise<Blob>,
  addresses: Pick<typeof URL, 'createObjectURL' | 'revokeObjectURL'> = URL,
): Thumbs {
  const held = new Map<string, string>();
  const waiting: (() => void)[] = [];
  let busy = 0;

  async function enter(): Promise<void> {
    if (busy >= atOnce) return new Promise((resolve) => waiting.push(resolve));
    busy += 1;
  }
  /** Hand the place on: the newest is what is in sight now. */
  function leave(): void {
    const next = waiting.pop();
    if (next) next();
    else busy -= 1;
  }
  function keep(key: string, blob: Blob): string {
    const address = addresses.createObjectURL(blob);
    held.set(key, address);
    const [oldest] = held;
    if (held.size > atHand && oldest) {
      held.delete(oldest[0]);
      addresses.revokeObjectURL(oldest[1]);
    }
    return address;
  }

  const find = (file: FileItem) => {
    const key = keyOf(file);
    const address = held.get(key);
    if (address === undefined) return null;
    // Used again: the last to be let go of.
    held.delete(key);
    held.set(key, address);
    return address;
  };
  return {
    find,
    load: async (file, signal) => {
      await enter();
      try {
        if (signal.aborted) return null;
        return find(file) ?? keep(keyOf(file), await read(file.id, signal));
      } catch {
        // Gone, closed, or nobody there: the picture of its kind says enough.
        return null;
      } finally {
        leave();
      }
    },
  };
}

/** Other bytes in the place of these raise the version. */
function keyOf({ id, version }: FileItem): string {
  return `${id} ${version}`;
}
