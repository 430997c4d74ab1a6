/** The endings of programs, and the grammar that colours each. */
const grammars: Readonly<Record<string, readonly string[]>> = {
  ts: ['ts', 'tsx', 'mts', 'cts'],
  js: ['js', 'jsx', 'mjs', 'cjs'],
  json: ['json', 'jsonl', 'webmanifest', 'map'],
  css: ['css', 'scss', 'less'],
  md: ['md', 'mdx', 'markdown'],
  py: ['py', 'pyi'],
  bash: ['sh', 'bash', 'zsh'],
  c: ['c', 'h', 'cc', 'cpp', 'hpp', 'ino'],
  java: ['java', 'kt'],
  go: ['go'],
  rs: ['rs'],
  sql: ['sql'],
  yaml: ['yml', 'yaml'],
  toml: ['toml'],
  ini: ['ini', 'conf', 'env', 'properties'],
  csv: ['csv', 'tsv'],
  diff: ['diff', 'patch'],
  log: ['log'],
  lua: ['lua'],
  pl: ['pl', 'pm'],
  asm: ['s', 'asm'],
};

/** Find the grammar for a name, or null for plain text. */
export function findLanguage(name: string): string | null {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (/^(dockerfile|containerfile)$/i.test(name)) return 'docker';
  if (/^makefile$/i.test(name)) return 'make';
  return Object.keys(grammars).find((grammar) => grammars[grammar]?.includes(ending)) ?? null;
}
