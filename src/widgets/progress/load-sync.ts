// A build for the browser replaces this file: scripts/skills-by-name.ts.

/** Load what speaks with the account. Only a browser that was signed in pays for it. */
export async function loadSync(): Promise<typeof import('./sync.ts')> {
  return import('./sync.ts');
}
