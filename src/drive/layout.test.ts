import { expect, test } from 'vitest';
import { rememberedLayout } from './layout.ts';

test('rows are shown first, and the next visit shows what was chosen', () => {
  const kept = new Map<string, string>();
  const localStorage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  };
  const layout = rememberedLayout({ localStorage });
  expect(layout.get()).toBe('rows');
  layout.set('grid');
  expect(rememberedLayout({ localStorage }).get()).toBe('grid');
});

test('a browser that keeps nothing still switches', () => {
  const layout = rememberedLayout({
    get localStorage(): Storage {
      throw new Error('switched off');
    },
  });
  layout.set('grid');
  expect(layout.get()).toBe('grid');
});
