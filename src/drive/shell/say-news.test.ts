import { expect, test } from 'vitest';
import { driveWords } from '#i18n/drive.ts';
import { findJobId, sayNews } from './say-news.ts';

const facts = {
  ...{ folderId: 'f', folder: 'Photos', files: 2, bytes: 9, failed: 0 },
  ...{ missing: 1, different: 0 },
};
const kinds = Object.keys(driveWords.en.bell.kinds) as (keyof typeof driveWords.en.bell.kinds)[];

test.each(kinds)('%s names the folder in both languages, and leaves no gap', (kind) => {
  for (const language of ['en', 'hi-Latn'] as const) {
    const more = { ...facts, until: '2026-12-08T00:00:00.000Z' };
    const said = sayNews({ kind, facts: more }, driveWords[language], language);
    expect(said).toContain('Photos');
    expect(said).not.toMatch(/[{}]|T00:00/);
  }
});

test('news lead to a job, and those of a check to the job that was checked', () => {
  expect(findJobId({ subjectId: 'job', facts })).toBe('job');
  expect(findJobId({ subjectId: 'check', facts: { ...facts, jobId: 'job' } })).toBe('job');
});
