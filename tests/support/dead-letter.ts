import { freshId } from '#lib/id.ts';
import { change } from './dump.ts';

/** Leave a message in the site's queue as the worker does that gave it up; answer its id. */
export async function plantDead(
  dataDir: string,
  {
    topic,
    key,
    body = {},
    problem = 'Error: planted',
  }: { topic: string; key: string; body?: unknown; problem?: string },
): Promise<string> {
  const id = freshId();
  const now = new Date();
  await change(
    dataDir,
    `INSERT INTO outbox (id, topic, key, body, created_at, due_at, attempts, done_at, problem)
      VALUES (?, ?, ?, ?, ?, ?, 5, ?, ?)`,
    ...[id, topic, key, JSON.stringify(body), now, now, now, problem],
  );
  return id;
}
