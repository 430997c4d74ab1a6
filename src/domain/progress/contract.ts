import { z } from 'zod';
import { skillNames } from '#lib/drills/kit/skill-names.ts';
import { type Answer, batchSize } from './rules.ts';

/** An answer as it travels. */
export const answer = z
  .strictObject({
    id: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
    skill: z.enum(skillNames),
    seed: z.int().min(0).max(0x7fff_ffff),
    right: z.boolean(),
    misconception: z
      .string()
      .regex(/^[a-z]+(-[a-z]+)*$/)
      .max(40)
      .nullable(),
    // Milliseconds always: texts of one length sort by time.
    at: z.iso.datetime({ precision: 3 }),
  })
  .refine(
    ({ right, misconception }) => !right || misconception === null,
  ) satisfies z.ZodType<Answer>;

/** Answers to be kept. What is known already is taken again and changes nothing. */
export const keepAnswersRequest = z.strictObject({
  answers: z.array(answer).min(1).max(batchSize),
});

export const keepAnswersAnswer = z.object({ total: z.int().nonnegative() });

export const listAnswersRequest = z.strictObject({
  limit: z.coerce.number().int().min(1).max(1000).default(500),
  cursor: z.string().max(4096).optional(),
});

/** In the order in which they came here: who follows `next` meets each new answer once. */
export const listAnswersAnswer = z.object({
  items: z.array(answer),
  next: z.string().nullable(),
  prev: z.string().nullable(),
  last: z.string().nullable(),
  total: z.int().nonnegative(),
});

export type ListAnswersRequest = z.infer<typeof listAnswersRequest>;
export type ListAnswersAnswer = z.infer<typeof listAnswersAnswer>;
export type KeepAnswersAnswer = z.infer<typeof keepAnswersAnswer>;
