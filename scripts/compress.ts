import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** Under this a compressed file saves no packet. */
const smallest = 512;

/** Put a `.br` and a `.gz` beside every text file that they make smaller. */
export async function compressFiles(folder: string): Promise<void> {
  for (const path of globSync('**/*.{html,css,js,svg,json,xml,txt,md}', { cwd: folder })) {
    const file = join(folder, path);
    const bytes = await readFile(file);
    if (bytes.length < smallest) continue;
    const [br, gz] = await Promise.all([
      brotli(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
      deflate(bytes, { level: 9 }),
    ]);
    if (br.length < bytes.length) await writeFile(`${file}.br`, br);
    if (gz.length < bytes.length) await writeFile(`${file}.gz`, gz);
  }
}
