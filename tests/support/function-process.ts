import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A function of the cloud in a process of its own. */
export interface FunctionProcess {
  call(event: unknown): Promise<unknown>;
  /** All that it wrote by now. */
  said(): string;
  /** End it, in the middle of whatever it does. */
  kill(): void;
}

interface Reply {
  id: number;
  answer?: unknown;
  error?: string;
}

/** Start a function as Node starts it, with nothing in its environment but this. */
export async function startFunction(
  path: string,
  environment: Record<string, string>,
): Promise<FunctionProcess> {
  const child = fork(fileURLToPath(new URL('./function-child.ts', import.meta.url)), [path], {
    env: environment,
    execArgv: [],
    silent: true,
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (bytes: Buffer) => said.push(bytes));
  }
  const waiting = new Map<number, (reply: Reply) => void>();
  child.on('message', (reply: Reply) => waiting.get(reply.id)?.(reply));
  child.on('exit', () => {
    for (const [id, tell] of waiting) tell({ id, error: 'It died.' });
  });
  await once(child, 'message');
  let last = 0;
  return {
    call: async (event) => {
      last += 1;
      const id = last;
      const { answer, error } = await new Promise<Reply>((resolve) => {
        waiting.set(id, resolve);
        child.send({ id, event });
      });
      waiting.delete(id);
      if (error !== undefined) throw new Error(error);
      return answer;
    },
    said: () => Buffer.concat(said).toString(),
    kill: () => child.kill('SIGKILL'),
  };
}
