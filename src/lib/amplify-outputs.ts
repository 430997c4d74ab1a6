import { z } from 'zod';

const bucket = z.object({
  name: z.string(),
  bucket_name: z.string(),
  aws_region: z.string(),
  /** Path pattern → who may do what there. */
  paths: z.record(z.string(), z.unknown()).default({}),
});

const outputs = z.object({
  storage: z.object({
    bucket_name: z.string(),
    aws_region: z.string(),
    buckets: z.array(bucket).default([]),
  }),
});

/** A bucket that Amplify made, as its `amplify_outputs.json` tells. */
export interface AmplifyBucket {
  readonly bucket: string;
  readonly region: string;
}

/**
 * Find the bucket that we may use in the text of an `amplify_outputs.json`: the default one, or the
 * one that is named. Throws when Amplify lets signed-in browsers or guests reach under our prefix.
 */
export function parseAmplifyOutputs(
  text: string,
  { name, prefix }: { name: string; prefix: string },
): AmplifyBucket {
  const result = outputs.safeParse(readJson(text));
  if (!result.success) {
    throw new Error(
      `is not an amplify_outputs.json with storage: ${z.prettifyError(result.error)}`,
    );
  }
  const { storage } = result.data;
  const chosen = name
    ? storage.buckets.find((one) => one.name === name)
    : (storage.buckets.find((one) => one.bucket_name === storage.bucket_name) ?? {
        ...storage,
        paths: {},
      });
  if (!chosen) throw new Error(`has no bucket that is called ${name}`);
  const open = Object.keys(chosen.paths).find((pattern) => reaches(pattern, prefix));
  if (open !== undefined) {
    throw new Error(`lets browsers reach our files: its rule ${open} covers ${prefix}`);
  }
  return { bucket: chosen.bucket_name, region: chosen.aws_region };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Tell whether a pattern (`photos/*`) and our prefix can name the same object. */
function reaches(pattern: string, prefix: string): boolean {
  // `{entity_id}` is a visitor's own id. What stands before it decides, as if it could be anything.
  const fixed = pattern.replace(/^\//, '').replace(/(\*|\{entity_id\})[\s\S]*$/, '');
  return fixed.startsWith(prefix) || prefix.startsWith(fixed);
}
