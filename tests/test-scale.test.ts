import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

// A test that is skipped for want of Postgres or S3 is run by nobody, unless `npm run test:scale` knows it.

test('whatever needs a server of its own is run where there is one', () => {
  const scale = readFileSync('scripts/test-scale.ts', 'utf8');
  const skipped = globSync(['tests/**/*.test.ts', 'src/**/*.test.ts'])
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) =>
      /skipIf\([^)]*(s3Server|postgresServer|!server|missing)/.test(readFileSync(file, 'utf8')),
    );
  expect(skipped.length).toBeGreaterThan(4);
  const unknown = skipped.filter((file) => {
    const folders = file.split('/').map((_, at, parts) => `'${parts.slice(0, at + 1).join('/')}'`);
    return !folders.some((place) => scale.includes(place));
  });
  expect(unknown).toEqual([]);
});
