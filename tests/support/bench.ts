import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

// What every bench needs: the middle of several runs, the memory of a process, requests a second.

export const MiB = 1024 * 1024;

/** The middle of some figures. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** The memory that a process holds now, in bytes. */
export function resident(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
}

/** Do something, and tell how long it took and how far the memory of a process rose meanwhile. */
export async function measure(
  pid: number,
  act: () => Promise<unknown>,
): Promise<{ seconds: number; memory: number }> {
  const idle = resident(pid);
  let peak = idle;
  const watching = setInterval(() => {
    peak = Math.max(peak, resident(pid));
  }, 20);
  const began = performance.now();
  await act();
  const seconds = (performance.now() - began) / 1_000;
  clearInterval(watching);
  return { seconds, memory: Math.max(peak, resident(pid)) - idle };
}

/** Ask for one address as often as it goes, for a few seconds; answer requests a second. */
export function load(
  url: string,
  { cookie, seconds = 4, connections = 16 }: LoadOptions = {},
): number {
  const header = cookie === undefined ? [] : ['-H', `cookie: ${cookie}`];
  const wrk = ['-t1', `-c${connections}`, `-d${seconds}s`, ...header, url];
  const text = execFileSync('wrk', wrk, { encoding: 'utf8' });
  if (/Non-2xx/.test(text)) throw new Error(`${url} did not answer 200:\n${text}`);
  return Math.round(Number(/Requests\/sec:\s+([\d.]+)/.exec(text)?.[1] ?? 0));
}

interface LoadOptions {
  readonly cookie?: string;
  readonly seconds?: number;
  readonly connections?: number;
}
