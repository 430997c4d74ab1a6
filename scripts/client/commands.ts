import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Api, connect } from './api.ts';
import { archive, restore } from './archive.ts';
import { get } from './get.ts';
import { Misspelt } from './misspelt.ts';
import { put } from './put.ts';
import { find, itemsOf } from './remote.ts';
import { toSize } from './tell.ts';

/** The commands of the client. */
export const clientCommands: ReadonlySet<string> = new Set([
  'put',
  'get',
  'ls',
  'archive',
  'restore',
]);

type Flags = ReturnType<typeof read>['values'];

function read(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        to: { type: 'string' },
        conflict: { type: 'string' },
        zip: { type: 'boolean' },
        json: { type: 'boolean' },
        tier: { type: 'string' },
      },
    });
  } catch (error) {
    throw new Misspelt(error instanceof Error ? error.message : String(error));
  }
}

const allowed: Readonly<Record<string, { words: [number, number]; flags: readonly string[] }>> = {
  put: { words: [1, Number.POSITIVE_INFINITY], flags: ['to', 'conflict'] },
  get: { words: [1, 2], flags: ['zip'] },
  ls: { words: [0, 1], flags: ['json'] },
  archive: { words: [1, 1], flags: [] },
  restore: { words: [1, 1], flags: ['tier'] },
};

/** Do what was asked of a drive from afar; answer the exit code. */
export async function obeyClient(args: string[]): Promise<number> {
  const { values: flags, positionals } = read(args);
  const [name = '', ...words] = positionals;
  const form = allowed[name];
  if (!form) throw new Misspelt('There is no such command.');
  const foreign = Object.keys(flags).find((flag) => !form.flags.includes(flag));
  if (foreign) throw new Misspelt(`${name} takes no --${foreign}.`);
  const [least, most] = form.words;
  if (words.length < least || words.length > most) throw new Misspelt(`Say ${name} of what.`);
  const api = connect(process.env);
  const [path = '/', place] = words;
  switch (name) {
    case 'put':
      return (await put(api, readPut(words, flags))) === 0 ? 0 : 1;
    case 'get':
      return (await get(api, { path, to: place, asZip: flags.zip === true })) === 0 ? 0 : 1;
    case 'ls':
      return list(api, path, flags.json === true);
    case 'archive':
      return archive(api, path);
    default:
      return restore(api, path, flags.tier);
  }
}

/** The last word is a folder of the drive when it looks like one and nothing here has its name. */
function readPut(words: string[], { to, conflict }: Flags) {
  const last = words.at(-1) ?? '';
  const namesFolder =
    to === undefined && words.length > 1 && last.startsWith('/') && !existsSync(last);
  const places = namesFolder ? words.slice(0, -1) : words;
  const missing = places.find((place) => !existsSync(place));
  if (missing !== undefined) throw new Misspelt(`There is no ${missing} here.`);
  if (conflict !== undefined && !isConflict(conflict)) {
    throw new Misspelt('--conflict is keep-both, replace or skip.');
  }
  return { places, to: to ?? (namesFolder ? last : '/'), onConflict: conflict };
}

function isConflict(text: string): text is 'keep-both' | 'replace' | 'skip' {
  return ['keep-both', 'replace', 'skip'].includes(text);
}

async function list(api: Api, path: string, asJson: boolean): Promise<number> {
  const found = await find(api, path);
  if (found.kind === 'file') {
    console.log(asJson ? JSON.stringify(found.item) : found.name);
    return 0;
  }
  for await (const item of itemsOf(api, found.id)) {
    if (asJson) console.log(JSON.stringify(item));
    else {
      const size = item.kind === 'file' ? toSize(item.bytes) : item.state;
      const name = item.kind === 'file' ? item.name : `${item.name}/`;
      console.log(`${size.padStart(10)}  ${item.changedAt.slice(0, 16)}  ${name}`);
    }
  }
  return 0;
}
