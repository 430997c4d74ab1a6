import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { behavesLikeCold, realWaits } from './cold.contract.ts';
import { embeddedCold } from './embedded.ts';

describe('embeddedCold', () => {
  behavesLikeCold(
    async (now) =>
      embeddedCold(await mkdtemp(join(tmpdir(), 'solah-cold-')), { now, waits: realWaits }),
    { moveClock: (span) => new Date(Date.UTC(2026, 0, 10, 15) + span) },
  );
});
