import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';

/** Put the service worker at `/sw.js`, where it stays; answer what it adds to a page that is kept. */
export async function writeWorker(root: string): Promise<{ script: string; style: string }> {
  const worker = await bundle('src/offline/worker.ts');
  writeFileSync(join(root, 'sw.js'), worker.script);
  const added = await bundle('src/offline/kept-page.ts');
  return {
    script: writeAsset(root, 'kept-page', { ending: 'js', content: added.script }),
    style: writeAsset(root, 'kept-page', { ending: 'css', content: added.style }),
  };
}

/** Bundle one entrance by itself: it shares no file with the pages, whose addresses change. */
async function bundle(entrance: string): Promise<{ script: string; style: string }> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: { write: false, rolldownOptions: { input: entrance } },
  });
  // One configuration makes one output, and nothing watches.
  const [{ output }] = [built].flat() as [Rolldown.RolldownOutput];
  const [chunk, ...rest] = output;
  const styles = rest.flatMap((file) => (file.type === 'asset' ? [file.source.toString()] : []));
  if (rest.length > styles.length) throw new Error(`${entrance} was not bundled into one file.`);
  return { script: chunk.code, style: styles.join('\n') };
}

function writeAsset(
  root: string,
  name: string,
  { ending, content }: { ending: string; content: string },
): string {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8);
  const address = `/_astro/${name}.${hash}.${ending}`;
  writeFileSync(join(root, address), content);
  return address;
}

if (import.meta.main) console.log(await writeWorker('dist/client'));
