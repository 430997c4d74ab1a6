import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Keep in each page's policy only the hashes of what stands in that page. Astro writes those of the
 * whole site into every page: 1.3 KB that no compression shrinks, and leave to run what is not there.
 */
export function tightenPolicies(root: string): void {
  for (const file of globSync('**/*.html', { cwd: root })) {
    const path = join(root, file);
    writeFileSync(path, tightenPolicy(readFileSync(path, 'utf8')));
  }
}

/** Rewrite the policy of one page. */
export function tightenPolicy(html: string): string {
  const inline = [...html.matchAll(/<(?:script|style)(?:\s[^>]*)?>([^<]*(?:<(?!\/)[^<]*)*)<\//g)];
  const used = new Set(
    // A script with an address has no text: nothing of it is counted.
    inline.flatMap(([, text]) => (text ? createHash('sha256').update(text).digest('base64') : [])),
  );
  return html.replace(
    /(<meta http-equiv="content-security-policy" content=")([^"]*)/i,
    (_, start: string, policy: string) =>
      start +
      policy.replace(/ 'sha256-([^']+)'/g, (whole, hash: string) => (used.has(hash) ? whole : '')),
  );
}
