import { globSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { findToday } from '../src/lib/content/published.ts';

/** The day a build is made on: no fact was checked in the future, so those days have been. */
export function findShelfDay(clock = new Date()): Date {
  const facts = readFileSync('content/facts.yml', 'utf8');
  return findToday(clock, days(facts, 'checked'));
}

/** List the pages that wait for their day: when one comes out, a build that stands is too old. */
export function listWaiting(today = findShelfDay()): string[] {
  return globSync('content/**/*.mdx')
    .filter((file) => days(readFileSync(file, 'utf8'), 'date').some((date) => date > today))
    .sort();
}

/** Tell the shelf (src/components/shelf.ts) the day of the build; whoever writes sees everything. */
export function shelfDay(): Plugin {
  return {
    name: 'shelf-day',
    config: (_config, { command }) => {
      const day = command === 'build' ? findShelfDay().toISOString() : null;
      return { define: { __SHELF_DAY__: JSON.stringify(day) } };
    },
  };
}

function days(text: string, key: string): Date[] {
  const lines = text.matchAll(new RegExp(`^ *${key}: (\\d{4}-\\d\\d-\\d\\d)$`, 'gm'));
  return [...lines].map(([, day = '']) => new Date(day));
}
