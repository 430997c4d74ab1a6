import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

// First the one without windows: a page costs it a third of what it costs the whole browser.
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];

/**
 * Find a Chromium for the browser tests: the one that CHROMIUM names, one on the PATH, or
 * Playwright's own. Where there is none, get one: from Debian when we may, else from Playwright.
 */
export function findBrowser(): string {
  const found = look();
  if (found) return found;
  console.log('No Chromium was found; getting one …');
  try {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    execFileSync('apt-get', ['install', '-y', '-qq', 'chromium-headless-shell'], {
      stdio: 'inherit',
    });
  } catch {
    execFileSync('playwright', ['install', 'chromium'], { stdio: 'inherit' });
  }
  const got = look();
  if (got) return got;
  throw new Error('The browser tests need a Chromium. Install one, or name it in CHROMIUM.');
}

function look(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const candidates = [process.env.CHROMIUM ?? '', ...onPath, chromium.executablePath()];
  return candidates.find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  if (!path) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
