import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** Under this a compressed file saves no packet. */
const smallest = 512;

/** Put a `.br` and a `.gz` beside every text file that they make smaller. */
export async function compressFiles(folder: string): Promise<void> {
  const paths = globSync('**/*.{html,css,js,svg,json,xml,txt,md}', { cwd: folder }).values();
  // As many at once as there are cores, each taking the next one that is left.
  const lanes = Array.from({ length: availableParallelism() }, async () => {
    for (const path of paths) await compressFile(join(folder, path));
  });
  await Promise.all(lanes);
}

async function compressFile(file: string): Promise<void> {
  const bytes = await readFile(file);
  if (bytes.length < smallest) return;
  const [br, gz] = await Promise.all([
    brotli(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
    deflate(bytes, { level: 9 }),
  ]);
  if (br.length < bytes.length) await writeFile(`${file}.br`, br);
  if (gz.length < bytes.length) await writeFile(`${file}.gz`, gz);
}
