import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { languages } from '#i18n/languages.ts';
import { localPath } from '#i18n/paths.ts';
import { type CourseList, isListAddress } from '#offline/course-list.ts';
import { decideAnswer } from '#offline/decide-answer.ts';
import { listOnDemand } from '../../scripts/links.ts';
import { readBuilt, readPages } from '../support/pages.ts';

const client = 'dist/client';
const lists = globSync('offline/*.json', { cwd: client }).map((file) => ({
  address: `/${file}`,
  list: JSON.parse(readBuilt(file)) as CourseList,
}));
const place = (address: string) =>
  /\.\w+$/.test(address) ? `${client}${address}` : `${client}${address}/index.html`;

test('each course has a list in each language', () => {
  const courses = globSync('lessons/*/course.yml', { cwd: 'content' });
  expect(lists).toHaveLength(courses.length * languages.length);
});

describe.each(lists)('$address', ({ address, list }) => {
  const pages = Object.keys(list.files).filter((file) => !file.startsWith('/_astro/'));

  test('can be asked for', () => {
    expect(isListAddress(address)).toBe(true);
  });

  test('holds every lesson, and the practice of its skills', () => {
    const lessons = readPages().filter(({ path }) => path.startsWith(`${list.path}/`));
    expect(lessons.length).toBeGreaterThan(0);
    for (const { path, html } of lessons) {
      expect(pages).toContain(path);
      for (const [, skill] of html.matchAll(/data-skill="([\w-]+)"/g)) {
        expect(pages).toContain(
          localPath(languages.find((one) => one === list.language) ?? 'en', `/practice/${skill}`),
        );
      }
    }
  });

  test('tells the content of each file', () => {
    for (const [file, hash] of Object.entries(list.files)) {
      const bytes = readFileSync(place(file));
      expect(createHash('sha256').update(bytes).digest('hex').startsWith(hash), file).toBe(true);
    }
  });

  test('lacks nothing that its pages and files name', () => {
    for (const file of Object.keys(list.files)) {
      if (!/\.(?:css|js)$|^[^.]*$/.test(file)) continue;
      const text = readFileSync(place(file), 'utf8');
      const near = [...text.matchAll(/["'`]\.\/([\w.-]+\.(?:js|css))["'`]/g)].map(
        ([, name]) => `/_astro/${name}`,
      );
      const far = [...text.matchAll(/\/_astro\/[\w.-]+\.\w+/g)].map(([found]) => found);
      for (const named of [...near, ...far]) expect(list.files, file).toHaveProperty([named]);
    }
  });

  test('holds nothing of a member, and stays under 1 MB on the way', () => {
    for (const page of listOnDemand()) expect(pages).not.toContain(page);
    expect(pages.filter((page) => page.startsWith('/api'))).toEqual([]);
    const sizes = Object.keys(list.files).map((file) => {
      const path = place(file);
      return readFileSync(existsSync(`${path}.br`) ? `${path}.br` : path).length;
    });
    expect(list.transferred).toBe(sizes.reduce((a, b) => a + b, 0));
    expect(list.transferred).toBeLessThan(1_000_000);
  });
});

test('the worker is one file, small, and leaves to the network what is made on demand', () => {
  const code = readBuilt('sw.js');
  expect(code).not.toMatch(/\bimport\b|importScripts/);
  expect(code.length).toBeLessThan(10_000);
  const origin = 'http://here';
  const decide = (path: string) =>
    decideAnswer({ method: 'GET', url: origin + path, mode: 'navigate', range: false }, origin);
  for (const path of listOnDemand()) expect(decide(path), path).toBe('network');
  for (const { path } of readPages()) {
    if (/^\/(?:404|500)$/.test(path)) continue;
    expect(decide(path), path).toBe('network-then-copy');
  }
});

test('no page names the worker: only who keeps a course gets it', () => {
  const named = readPages().filter(({ html }) => /sw\.js|kept-page/.test(html));
  const courses = lists.map(({ list }) => list.path);
  expect(named.map(({ path }) => path).filter((path) => !courses.includes(path))).toEqual([]);
});
