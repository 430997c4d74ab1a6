import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { needs } from '../support/needs.ts';
import { startServer } from '../support/server.ts';

// A prerendered page from our front and the same file from nginx, one worker each, in turn.
// Goal: at least 0.7 of nginx.

needs('wrk', 'nginx');
const page = '/lessons/number-systems/ten-symbols';
const seconds = 4;
const rounds = 3;

const server = await startServer();
const nginx = await startNginx(server.port + 1);
const ours: number[] = [];
const theirs: number[] = [];
try {
  for (let round = 0; round < rounds; round += 1) {
    ours.push(load(`${server.origin}${page}`));
    theirs.push(load(`http://127.0.0.1:${server.port + 1}${page}/index.html`));
  }
} finally {
  nginx.stop();
  await server.stop();
}

console.table({
  'Solah’s front': { 'requests/s (median)': median(ours) },
  'nginx, one worker': { 'requests/s (median)': median(theirs) },
  ratio: { 'requests/s (median)': Number((median(ours) / median(theirs)).toFixed(2)) },
});

/** Ask for one address as often as it goes, for a few seconds; answer requests a second. */
function load(url: string): number {
  const text = execFileSync('wrk', ['-t1', '-c32', `-d${seconds}s`, url], { encoding: 'utf8' });
  if (/Non-2xx/.test(text)) throw new Error(`${url} did not answer 200:\n${text}`);
  return Math.round(Number(/Requests\/sec:\s+([\d.]+)/.exec(text)?.[1] ?? 0));
}

async function startNginx(port: number) {
  const folder = mkdtempSync(join(tmpdir(), 'solah-nginx-'));
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
     events { worker_connections 256; }
     http { include /etc/nginx/mime.types; access_log off; sendfile on; keepalive_requests 1000000;
       open_file_cache max=100;
       server { listen 127.0.0.1:${port}; root ${resolve('dist/client')}; } }`,
  );
  const child = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], {
    stdio: 'ignore',
  });
  await wait(500);
  return {
    stop: () => {
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
