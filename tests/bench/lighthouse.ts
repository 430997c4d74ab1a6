import { createServer } from 'node:net';
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { build } from '../../scripts/build.ts';
import { findBrowser } from '../../scripts/find-browser.ts';
import { median } from '../support/bench.ts';
import { startServer } from '../support/server.ts';

// Lighthouse, mobile, median of five, for one page of each kind. Name kinds to run only those.

const runs = 5;
const goals = { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 } as const;
const kinds: Record<string, string> = {
  home: '/',
  'home hi-Latn': '/hi-Latn',
  'lesson, light': '/lessons/number-systems/ten-symbols',
  'lesson, heavy': '/lessons/number-systems/binary-to-routes',
  'lesson hi-Latn': '/hi-Latn/lessons/number-systems/groups-of-bits',
  'post on gateways': '/blog/igw-and-nat-gateway',
  'post on tokens': '/blog/token-attacks',
  'post on races': '/blog/refresh-races',
  'post on the archive': '/blog/archive-a-folder',
  converter: '/converter',
  course: '/lessons/number-systems',
  lessons: '/lessons',
  blog: '/blog',
  tag: '/blog/tags/security',
  practice: '/practice',
  skill: '/practice/read-binary',
  worksheet: '/practice/read-binary?seed=7&count=20',
  progress: '/progress',
  search: '/search',
  problem: '/problems/folder-too-large',
};
/** Of the visitor or of a refusal, not for search engines: that they say so is no fault of theirs. */
const unlisted = new Set(['progress', 'search', 'problem']);

const wanted = process.argv.slice(2);
await build();
const server = await startServer();
const port = await freePort();
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
});
let missed = 0;
for (const [kind, path] of Object.entries(kinds)) {
  if (wanted.length > 0 && !wanted.includes(kind)) continue;
  await measure(kind, path);
}
await browser.close();
await server.stop();
process.exitCode = missed === 0 ? 0 : 1;

async function measure(kind: string, path: string): Promise<void> {
  const scores: Record<string, number[]> = {};
  const paints: number[] = [];
  const faults = new Set<string>();
  for (let i = 0; i < runs; i += 1) {
    const result = await lighthouse(server.origin + path, {
      port,
      logLevel: 'error',
      skipAudits: unlisted.has(kind) ? ['is-crawlable'] : [],
    });
    if (!result) throw new Error(`Lighthouse had nothing to say about ${path}.`);
    const { categories, audits } = result.lhr;
    for (const [name, { score }] of Object.entries(categories)) {
      scores[name] = [...(scores[name] ?? []), Math.round((score ?? 0) * 100)];
    }
    paints.push(audits['largest-contentful-paint']?.numericValue ?? 0);
    for (const name of ['accessibility', 'best-practices', 'seo']) {
      for (const { id, weight } of categories[name]?.auditRefs ?? []) {
        if (weight > 0 && audits[id]?.score === 0) faults.add(id);
      }
    }
  }
  const line = Object.entries(goals).map(([name, goal]) => {
    const score = median(scores[name] ?? []);
    if (score < goal) missed += 1;
    return `${name} ${score}${score < goal ? ` (goal ${goal})` : ''}`;
  });
  const paint = `LCP ${Math.round(median(paints))} ms`;
  const note = unlisted.has(kind) ? ['noindex on purpose'] : [];
  console.log([kind.padEnd(16), ...line, paint, ...note, ...faults].join('  '));
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('No port was free.');
  return address.port;
}
