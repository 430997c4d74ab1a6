import { expect, test } from 'vitest';
import { z } from 'zod';
import { toShape } from './to-shape.ts';

const shapeOf = (contract: z.ZodType) => toShape(z.toJSONSchema(contract) as never); // A schema.

test.each([
  [z.string(), 'string'],
  [z.int().nullable(), 'integer | null'],
  [z.enum(['a', 'b']), '"a" | "b"'],
  [z.literal('file'), '"file"'],
  [z.iso.datetime(), 'moment'],
  [z.array(z.boolean()), '[boolean]'],
  [z.record(z.string(), z.int()), '{ [name]: integer }'],
  [
    z.object({ a: z.string().optional(), b: z.array(z.object({ c: z.null() })) }),
    '{\n  a?: string\n  b: [{\n    c: null\n  }]\n}',
  ],
])('%#: a shape is written as people read it', (contract, shape) => {
  expect(shapeOf(contract)).toBe(shape);
});

test('what has a name is called by it', () => {
  expect(toShape({ $ref: '#/components/schemas/Folder' })).toBe('Folder');
});
