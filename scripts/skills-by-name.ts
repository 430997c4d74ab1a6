import { globSync } from 'node:fs';
import { basename } from 'node:path';
import type { Plugin } from 'vite';
import { hashSources } from './sources.ts';

/** What loads something of its own, and what that is. */
const onUse: Readonly<Record<string, string>> = {
  'src/widgets/progress/load-sync.ts': 'src/widgets/progress/sync.ts',
  'src/widgets/save/load-save.ts': 'src/widgets/save/save-to-drive.ts',
};

/**
 * Let the browser load a skill by its name: `/_astro/<skill>.<version>.js`. As a glob, the drill
 * would carry a list of all skills with their hashes, and Vite's preload helper: 1.6 KB on every
 * lesson. The version is that of all sources, so an address never serves two contents.
 */
export function skillsByName(): Plugin {
  const version = hashSources().slice(0, 8);
  return {
    name: 'skills-by-name',
    apply: 'build',
    applyToEnvironment: ({ config }) => config.consumer === 'client',
    buildStart() {
      for (const id of globSync('src/lib/drills/*.ts')) {
        const name = basename(id, '.ts');
        if (name.endsWith('.test')) continue;
        const fileName = `_astro/${name}.${version}.js`;
        this.emitFile({ type: 'chunk', id, fileName, preserveSignature: 'strict' });
      }
      for (const id of Object.values(onUse)) {
        const fileName = `_astro/${basename(id, '.ts')}.${version}.js`;
        this.emitFile({ type: 'chunk', id, fileName, preserveSignature: 'strict' });
      }
    },
    transform(code, id) {
      // Not a part of the page: only the browser of a member asks for it, when it is used.
      const loader = Object.keys(onUse).find((one) => id.endsWith(`/${one}`));
      if (loader) {
        // The name is an argument: a constant address would be followed, and bundled.
        const address = `'/_astro/' + name + '.${version}.js'`;
        const name = basename(onUse[loader] ?? '', '.ts');
        const [said] = /loadS\w+/.exec(code) ?? [];
        return {
          code: `export const ${said} = (name = '${name}') => import(${address});`,
          map: null,
        };
      }
      if (!id.endsWith('/src/widgets/drill/load-skill.ts')) return null;
      if (!code.includes('export async function loadSkill(')) {
        throw new Error(
          'src/widgets/drill/load-skill.ts has changed: see scripts/skills-by-name.ts.',
        );
      }
      // A sum, since Vite gives its helper to every address that is one text.
      const address = `'/_astro/' + name + '.${version}.js'`;
      return {
        code: `export const loadSkill = async (name) => (await import(${address})).skill;`,
        map: null,
      };
    },
  };
}
