import { createHash } from 'node:crypto';
import type { Cold } from '#adapters/cold/cold.ts';
import { isProblem } from '#lib/problem.ts';
import {
  isSigned,
  type ManifestFile,
  manifestEnd,
  manifestFile,
  manifestHead,
  manifestSignature,
} from './format.ts';

/** What a manifest came to when it was held against the cold side. */
export interface Verdict {
  readonly files: number;
  readonly bytes: number;
  /** How many files were read whole; what sleeps can only be looked at. */
  readonly read: number;
  /** What is wrong with the manifest itself: then nothing it says counts, and no object is looked at. */
  readonly untrue: readonly string[];
  /** Files whose object is not there, or is not the one that was archived. */
  readonly faults: readonly string[];
}

/** Open the lines of a manifest from the first one, without their ends. */
type Lines = () => AsyncIterable<string>;

/**
 * Hold a manifest against the objects that it names, without the database: first the paper itself, by
 * hash, count and signature, then each object by its head; with `deep` the bytes of what is awake.
 */
export async function verifyManifest(
  lines: Lines,
  { cold, publicKey, deep = false }: { cold: Cold; publicKey: string; deep?: boolean },
): Promise<Verdict> {
  const paper = await judgePaper(lines, publicKey);
  const faults: string[] = [];
  let read = 0;
  if (paper.untrue.length > 0) return { ...paper, read, faults };
  let number = 0;
  for await (const line of lines()) {
    number += 1;
    if (number === 1) continue;
    if (number > paper.files + 1) break;
    const file = manifestFile.parse(JSON.parse(line));
    const found = await lookAt(cold, file, deep);
    if (found === 'read') read += 1;
    else if (found) faults.push(`${file.path}: ${found}`);
  }
  return { ...paper, read, faults };
}

/** Judge a manifest by itself: whether every line is one that we signed. */
async function judgePaper(
  lines: Lines,
  publicKey: string,
): Promise<Pick<Verdict, 'files' | 'bytes' | 'untrue'>> {
  const untrue: string[] = [];
  const sum = { files: 0, bytes: 0 };
  const hash = createHash('sha256');
  let number = 0;
  const take = (line: string) => {
    number += 1;
    hash.update(`${line}\n`);
    if (number === 1) {
      const head = manifestHead.safeParse(parse(line)).data;
      if (!head) untrue.push('Its first line is not the head of a manifest.');
      else if (head.key !== publicKey) untrue.push('It names a key that is not ours.');
      return;
    }
    const file = manifestFile.safeParse(parse(line)).data;
    if (!file) return void untrue.push(`Line ${number} is not a file of a manifest.`);
    sum.files += 1;
    sum.bytes += file.bytes;
  };

  // Two lines are held back: which ones are the last is known only at the end.
  const held: string[] = [];
  for await (const line of lines()) {
    held.push(line);
    if (held.length > 2) take(held.shift() ?? '');
  }
  const [last = '', signed = ''] = held;
  const end = manifestEnd.safeParse(parse(last)).data;
  const seal = manifestSignature.safeParse(parse(signed)).data;
  if (!end || !seal) return { ...sum, untrue: [...untrue, 'It does not end as a manifest does.'] };
  if (end.sha256 !== hash.digest('hex')) {
    untrue.push('Its lines were changed: they do not have the hash it names.');
  }
  if (end.files !== sum.files || end.bytes !== sum.bytes) {
    untrue.push('It lists more or fewer files than it says.');
  }
  if (!isSigned(last, seal.signature, publicKey)) untrue.push('Its signature is not ours.');
  return { ...sum, untrue };
}

/** Look at one object; answer what is wrong, `read` when its bytes were found right, or null. */
async function lookAt(cold: Cold, file: ManifestFile, deep: boolean): Promise<string | null> {
  const { object, version, bytes, sha256 } = file;
  const found = await cold.head(object, version);
  if (!found) return 'its object is not there';
  if (found.bytes !== bytes) return `its object has ${found.bytes} bytes instead of ${bytes}`;
  if (found.sha256 !== sha256) return 'its object has another SHA-256';
  if (!deep) return null;
  const stream = await cold.read(object, version).catch((error: unknown) => {
    // It sleeps: nobody can read it before it is brought back.
    if (isProblem(error) && error.code === 'folder-archived') return null;
    throw error;
  });
  if (!stream) return null;
  const hash = createHash('sha256');
  for await (const part of stream) hash.update(part);
  return hash.digest('hex') === sha256 ? 'read' : 'its bytes have another SHA-256';
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
