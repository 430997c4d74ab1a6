/** Write an object whose lists may be of any length, a little at a time, indented for people. */
export async function* streamJson(
  parts: Readonly<Record<string, string | AsyncIterable<unknown>>>,
): AsyncGenerator<string> {
  let before = '{\n';
  for (const [name, part] of Object.entries(parts)) {
    yield `${before}  ${JSON.stringify(name)}: `;
    if (typeof part === 'string') yield JSON.stringify(part);
    else yield* streamList(part);
    before = ',\n';
  }
  yield '\n}\n';
}

async function* streamList(rows: AsyncIterable<unknown>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const row of rows) {
    yield `${before}    ${JSON.stringify(row, null, 2).replaceAll('\n', '\n    ')}`;
    before = ',\n';
  }
  yield before === '[\n' ? '[]' : '\n  ]';
}
