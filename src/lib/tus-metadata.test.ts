import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeMetadata } from './tus-metadata.ts';

test('every name comes back from the header as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (filename) => {
      fc.pre(filename.isWellFormed());
      const header = encodeMetadata({
        filename,
        folderId: 'f',
        conflict: 'refuse',
        sample: '0',
        modifiedAt: '2026-01-01T00:00:00.000Z',
      });
      const [first = ''] = header.split(',');
      const [key, value = ''] = first.split(' ');
      expect(key).toBe('filename');
      expect(Buffer.from(value, 'base64').toString('utf8')).toBe(filename);
    }),
  );
});
