import { leanWebp } from './lean-webp.ts';
import { shrink, thumbBytes, thumbTries } from './shrink.ts';

// In a worker of its own: a picture that is slow to decode, or breaks what decodes it, stops here.
addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  void draw(data).then(postMessage, () => postMessage(null));
});

/** Draw a picture small enough to be kept; null when this browser writes no WebP. */
async function draw(file: Blob): Promise<Blob | null> {
  const picture = await createImageBitmap(file);
  try {
    for (const { side, quality } of thumbTries) {
      const { width, height } = shrink(picture, side);
      const canvas = new OffscreenCanvas(width, height);
      const pen = canvas.getContext('2d');
      if (!pen) return null;
      pen.imageSmoothingQuality = 'high';
      pen.drawImage(picture, 0, 0, width, height);
      const blob = await canvas.convertToBlob({ type: 'image/webp', quality });
      if (blob.type !== 'image/webp') return null;
      const bytes = leanWebp(new Uint8Array(await blob.arrayBuffer()));
      if (bytes.byteLength <= thumbBytes) return new Blob([bytes], { type: blob.type });
    }
    return null;
  } finally {
    picture.close();
  }
}
