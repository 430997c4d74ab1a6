import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { build } from 'esbuild';
import { zipSync } from 'fflate';

const migrations = 'src/adapters/database/postgres/migrations';

/**
 * Put each function of the cloud, with all that it imports, into a zip of one file; `migrate` has the SQL
 * that it runs beside it. From the same sources comes the same zip, byte for byte, on every machine:
 * Terraform then finds nothing to change.
 */
export async function buildLambda(folder = 'dist/lambda'): Promise<string[]> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const names = globSync('src/lambda/*.ts').map((path) => basename(path, '.ts'));
  for (const name of names.sort()) {
    const code = await bundle(`src/lambda/${name}.ts`);
    const beside = name === 'migrate' ? readMigrations() : {};
    writeFileSync(join(folder, `${name}.zip`), pack({ 'index.mjs': code, ...beside }));
  }
  return names;
}

/** What the migrator reads, in the folder in which it looks: beside its own code. */
function readMigrations(): Record<string, Uint8Array> {
  const files = globSync('{*.sql,meta/_journal.json}', { cwd: migrations });
  return Object.fromEntries(
    files.map((file) => {
      const path = file.replaceAll(sep, '/');
      return [`migrations/${path}`, readFileSync(join(migrations, file))];
    }),
  );
}

async function bundle(entry: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // A stack in the log should be readable.
    minifySyntax: true,
    keepNames: true,
    legalComments: 'none',
    logLevel: 'warning',
    // The driver looks for it, and does without.
    external: ['pg-native'],
    // Packages that are no modules ask for Node's own parts by `require`.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  const [file] = outputFiles;
  if (!file) throw new Error(`${entry} became nothing.`);
  return file.contents;
}

/** Zip files in the order of their names; a fixed moment, by the local clock as zips keep it. */
function pack(files: Record<string, Uint8Array>): Uint8Array {
  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(
    Object.fromEntries(
      sorted.map(([name, bytes]) => [name, [bytes, { attrs: 0o644 << 16, os: 3 }]]),
    ),
    { level: 9, mtime: new Date(1980, 0, 1) },
  );
}

if (import.meta.main) {
  const names = await buildLambda();
  console.log(`Wrote ${names.map((name) => `dist/lambda/${name}.zip`).join(', ')}.`);
}
