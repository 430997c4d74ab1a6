import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const readme = readFileSync('infra/README.md', 'utf8');
const table = readme.split('\n').filter((line) => /^\| .*`modules\//.test(line));

/** The files and folders of a row; those after the first lie beside it. */
function filesOf(row: string): string[] {
  const names = [...(row.split('|')[2] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
  const folder = names[0]?.replace(/[^/]*$/, '') ?? '';
  return names.map((name) => (name.startsWith('modules/') ? name : folder + name));
}

test('each file that the table from part to file names is there', () => {
  expect(table.length).toBeGreaterThan(20);
  const named = table.flatMap(filesOf);
  expect(named.filter((file) => !existsSync(`infra/${file}`))).toEqual([]);
});

test('each module is in the table, and of the network each file', () => {
  const named = table.flatMap(filesOf);
  const files = globSync('modules/network/*.tf', { cwd: 'infra' }).filter(
    (file) => !/(terraform|variables|outputs)\.tf$/.test(file),
  );
  expect(files.filter((file) => !named.includes(file))).toEqual([]);
  const modules = globSync('modules/*', { cwd: 'infra' });
  expect(modules.length).toBeGreaterThan(8);
  expect(modules.filter((folder) => !named.some((file) => file.startsWith(folder)))).toEqual([]);
});

test('each command of ours that it tells is one', () => {
  const help = readFileSync('infra/aws.ts', 'utf8');
  const told = [...readme.matchAll(/npm run aws -- (\w+) /g)].map(([, command]) => command);
  expect(new Set(told)).toEqual(new Set(['secrets', 'migrate', 'release', 'rollback']));
  for (const command of told) expect(help).toContain(`\n  ${command} <stage>`);
});
