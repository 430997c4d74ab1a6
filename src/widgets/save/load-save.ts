// A build for the browser replaces this file: scripts/skills-by-name.ts.

/** Load what speaks with the drive. Only a member who saves something pays for it. */
export async function loadSave(): Promise<typeof import('./save-to-drive.ts')> {
  return import('./save-to-drive.ts');
}
