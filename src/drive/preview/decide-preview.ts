import { MiB } from '#lib/units.ts';

/** How a file is shown; `none` is a picture of its kind and a way to download it. */
export type Preview = 'image' | 'audio' | 'video' | 'text' | 'blank' | 'too-large' | 'none';

/** A browser takes all of a picture at once; larger ones would take the tab with them. */
const largestImage = 64 * MiB;

/**
 * Decide how a file is shown, by the type that the server judged from its first bytes and its name.
 * The list has nothing in it that a browser could run: SVG and HTML come as unknown bytes.
 */
export function decidePreview({ type, bytes }: { type: string; bytes: number }): Preview {
  if (bytes === 0) return 'blank';
  if (type === 'text/plain') return 'text';
  const [family] = type.split('/', 1);
  if (family === 'audio' || family === 'video') return family;
  if (family !== 'image' || type.includes('svg')) return 'none';
  return bytes > largestImage ? 'too-large' : 'image';
}
