// A build for the browser replaces this file: scripts/skills-by-name.ts.

/** Load what sends answers to the account. Only a browser that was signed in pays for it. */
export async function loadSync(): Promise<() => Promise<unknown>> {
  return (await import('./sync.ts')).syncProgress;
}
