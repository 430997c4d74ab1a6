import { relative, resolve } from 'node:path';
import { build, type Plugin } from 'vite';

/** Put the server and Astro's handler, with all that they import, into few files. */
export function bundleServer(): Promise<void> {
  const input = { server: 'src/server.ts', entry: 'dist/server/entry.mjs' };
  return bundleProgram(input, 'dist/server/bundle');
}

/**
 * Put programs, with all that they import, into few files. Apart, a start of the server reads 550, and
 * looks for a `package.json` in each folder on the way to each: half of its time.
 */
export async function bundleProgram(input: Record<string, string>, folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [keepPlaces(folder)],
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    // A compiled library stays where it was compiled.
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: true,
      target: 'node24',
      // A stack in the log should be readable.
      minify: false,
      outDir: folder,
      rolldownOptions: {
        input,
        // Nothing is left out: a call that is made only to see whether it throws would be.
        treeshake: false,
        output: {
          minify: false,
          entryFileNames: '[name].mjs',
          chunkFileNames: '[name]-[hash].mjs',
        },
      },
    },
  });
}

/** Let a source still find what lies beside it: migrations, a worker, a list of words. */
function keepPlaces(folder: string): Plugin {
  return {
    name: 'keep-places',
    enforce: 'pre',
    transform: {
      filter: { id: `${resolve('src')}/**/*.ts`, code: 'import.meta.url' },
      handler: (code, id) => {
        const there = JSON.stringify(relative(folder, id).replaceAll('\\', '/'));
        const place = `new URL(${there}, import.meta.url).href`;
        return { code: code.replaceAll('import.meta.url', place), map: null };
      },
    },
  };
}

if (import.meta.main) await bundleServer();
