import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { load, median } from '../support/bench.ts';
import { needs } from '../support/needs.ts';
import { startServer } from '../support/server.ts';

// A prerendered page from our front and the same file from nginx, one worker each, in turn.
// Goal: at least 0.7 of nginx.

needs('wrk', 'nginx');
const page = '/lessons/number-systems/ten-symbols';
const connections = 32;
const rounds = 3;

const server = await startServer();
const nginx = await startNginx(server.port + 1);
const ours: number[] = [];
const theirs: number[] = [];
try {
  for (let round = 0; round < rounds; round += 1) {
    ours.push(load(`${server.origin}${page}`, { connections }));
    theirs.push(load(`http://127.0.0.1:${server.port + 1}${page}/index.html`, { connections }));
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
