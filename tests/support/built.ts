import { build } from '../../scripts/build.ts';

/** Before any test that needs the whole building: build it, unless it stands. */
export async function setup(): Promise<void> {
  await build();
}
