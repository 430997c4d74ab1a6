import { build } from '../../scripts/build.ts';

/** Before any browser test: build the site, unless it stands. */
export default async function setup(): Promise<void> {
  await build();
}
