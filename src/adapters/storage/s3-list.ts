import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { isId } from '#lib/id.ts';
import { type Place, sealedKey, tailsOf } from './s3-tails.ts';
import type { Stored } from './storage.ts';

/** Walk over the sealed objects of a store, in S3's own order, which is that of the keys' bytes. */
export async function* listSealed(place: Place): AsyncGenerator<Stored> {
  const folder = sealedKey(place, '');
  for await (const { name, ...object } of listUnder(place, folder)) {
    if (isId(name)) yield { key: name, ...object };
  }
}

/** Walk over the incoming objects of a store: each is as long as its last tail says. */
export async function* listIncoming(place: Place): AsyncGenerator<Stored> {
  let found: Stored | null = null;
  for await (const { name, changedAt } of listUnder(place, tailsOf(place))) {
    const [key = '', offset] = name.split('/');
    if (!isId(key)) continue;
    if (found && found.key !== key) yield found;
    // Names are ordered as texts: 9 comes after 10.
    const before: number = found?.key === key ? found.bytes : 0;
    found = { key, bytes: Math.max(before, Number(offset)), changedAt };
  }
  if (found) yield found;
}

async function* listUnder({ client, bucket: Bucket }: Place, Prefix: string) {
  let ContinuationToken: string | undefined;
  do {
    const page = await client.send(new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken }));
    for (const { Key = '', Size = 0, LastModified = new Date() } of page.Contents ?? []) {
      yield { name: Key.slice(Prefix.length), bytes: Size, changedAt: LastModified };
    }
    ContinuationToken = page.IsTruncated ? page.NextContinuationToken : undefined;
  } while (ContinuationToken);
}
