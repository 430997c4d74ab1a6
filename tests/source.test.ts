import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

// What our own source never says, and the few files that may, each for its reason. A file that stops
// to say it leaves the list as well.

const files = globSync('src/**/*.{ts,tsx,astro}')
  .filter((file) => !/\.(test|contract)\.tsx?$/.test(file))
  .map((file) => ({ file: file.replaceAll('\\', '/'), text: readFileSync(file, 'utf8') }));

function filesThatSay(pattern: RegExp, below = ''): string[] {
  return files
    .filter(({ file, text }) => file.startsWith(below) && pattern.test(text))
    .map(({ file }) => file)
    .sort();
}

function isServer(file: string): boolean {
  return /^src\/(adapters|domain|http|pages|lambda|[^/]+$)/.test(file);
}

/** Speaks to Have I Been Pwned, in its language. */
const breachList = 'src/adapters/breaches/pwned.ts';

test('HTML is written by frameworks alone; what is set whole is our own, known at build', () => {
  expect(
    filesThatSay(
      /set:html|innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|setHTMLUnsafe|createContextualFragment|srcdoc/,
    ),
  ).toEqual([
    // JSON of the page's own facts, with `<` escaped.
    'src/components/LinkedData.astro',
    // The order of the layers and the script of the theme: constants that the policy knows by hash.
    'src/layouts/Head.astro',
  ]);
});

test('no text becomes code, and no program is started', () => {
  expect(
    filesThatSay(/\beval\s*\(|new Function\b|node:vm|child_process|setTimeout\(\s*['"`]/),
  ).toEqual([]);
});

test('no input becomes a pattern', () => {
  expect(filesThatSay(/\bRegExp\(/).filter(isServer)).toEqual([
    // Our own routes, written in the same file.
    'src/http/policy.ts',
  ]);
});

test('no SQL is made of text', () => {
  expect(filesThatSay(/sql\.raw|sql\.identifier|\.unsafe\(/)).toEqual([]);
});

test('no server code reads XML, templates or class names out of what came in', () => {
  expect(
    filesThatSay(/DOMParser|xml2js|fast-xml-parser|libxml|node-serialize|v8\.deserialize/),
  ).toEqual([]);
});

test('no page hands user data to a script of its own, or moves without loading', () => {
  expect(filesThatSay(/define:vars|ClientRouter|transition:(name|animate|persist)/)).toEqual([]);
});

test('no window listens to another window', () => {
  expect(
    filesThatSay(/window\.opener|(parent|top|opener|contentWindow)\??\.postMessage|targetOrigin/),
  ).toEqual([]);
});

test('no script reads or writes cookies, and no session storage is used', () => {
  expect(
    filesThatSay(/document\.cookie\s*=|=\s*document\.cookie|cookieStore|sessionStorage/),
  ).toEqual([]);
});

test('nothing that opens anything is put into what scripts can keep', () => {
  const kept = /(localStorage|indexedDB|caches)\b[^\n;]*(token|csrf|password|cookie|session)/i;
  expect(
    filesThatSay(kept).filter((file) => !/^src\/(i18n|widgets\/attackers)/.test(file)),
  ).toEqual([]);
});

test('random values come from the system, never from a generator that can be guessed', () => {
  expect(filesThatSay(/Math\.random|randomUUID/).filter(isServer)).toEqual([
    // The number of a request, which is no secret.
    'src/http/front/front.ts',
  ]);
});

test('the server speaks to nobody but what its settings name and the list of breached passwords', () => {
  const speaking = filesThatSay(
    /createTransport|new \w+Client\(|pg\.Pool\(|https?\.request\(|undici|net\.connect|\bfetch\(/,
  ).filter(isServer);
  expect(speaking).toEqual([
    breachList,
    'src/adapters/database/postgres/database.ts',
    'src/adapters/database/postgres/migrate-as-owner.ts',
    // It writes letters into a folder and opens no connection.
    'src/adapters/ledger/dynamodb.ts',
    'src/adapters/mail/folder.ts',
    'src/adapters/mail/smtp.ts',
    'src/adapters/notify/sns.ts',
    'src/adapters/queue/sqs.ts',
    'src/adapters/secrets/aws.ts',
    'src/adapters/storage/s3-client.ts',
  ]);
});

test('no check of a certificate can be switched off', () => {
  expect(
    filesThatSay(
      /rejectUnauthorized:\s*false|NODE_TLS_REJECT_UNAUTHORIZED|ignoreTLS|sslmode=disable/,
    ),
  ).toEqual([]);
});

test('old hashes and ciphers are not used, but where somebody else’s protocol is spelled in one', () => {
  const old = filesThatSay(
    /['"](md5|sha1|sha-1)['"]|aes-\d+-(cbc|ecb)|createCipher\(|pbkdf2|scrypt|bcrypt/i,
  ).filter(isServer);
  // SHA-1 is how that list is asked; Content-MD5 is what S3 servers without SHA-256 check a part by.
  expect(old).toEqual([breachList, 'src/adapters/cold/s3.ts']);
});

test('nothing is compared loosely, and no check of types is switched off', () => {
  const strict = JSON.parse(readFileSync('tsconfig.json', 'utf8'));
  expect(strict.extends).toBe('astro/tsconfigs/strictest');
  expect(filesThatSay(/@ts-ignore|@ts-nocheck|@ts-expect-error/)).toEqual([]);
});

test('no page asks for a plugin', () => {
  expect(filesThatSay(/<(embed|object|applet)\b|application\/x-shockwave/)).toEqual([]);
});

test('nothing that members send is unpacked or decoded', () => {
  expect(
    filesThatSay(
      /[gG]unzip|[iI]nflate(Sync|Raw)?\(|createInflate|[dD]ecompress|\bunzip|from 'sharp'|ffmpeg|exifr/,
    ).filter(isServer),
  ).toEqual([
    // The embedded archive unpacks what it packed itself.
    'src/adapters/cold/embedded.ts',
    // Our own list of passwords.
    'src/adapters/strength/zxcvbn-worker.ts',
  ]);
});

test('every field of a password tells managers what it is, and nothing stops a paste', () => {
  const fields = files.flatMap(({ file, text }) =>
    [...text.matchAll(/<(?:Field|input)\b[^>]*(?:name|type)="(?:password|current)"[^>]*>/g)].map(
      ([tag]) => ({ file, tag }),
    ),
  );
  expect(fields.length).toBeGreaterThan(3);
  for (const { file, tag } of fields) {
    expect(tag, file).toMatch(/autocomplete="(current-password|new-password)"/);
    expect(filesThatSay(/onpaste|oncopy|'paste'|"paste"/)).not.toContain(file);
  }
});

test('no key and no password stands in the source', () => {
  const all = globSync('{src,scripts,infra,.ci,.github,tests}/**/*', { withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(woff2|png|md)$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`);
  expect(all.length).toBeGreaterThan(500);
  const found = all.filter((file) =>
    /-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bghp_[A-Za-z0-9]{36}|xox[bp]-\d|slh_[A-Za-z0-9_-]{20,}_/.test(
      readFileSync(file, 'utf8'),
    ),
  );
  expect(found).toEqual([]);
});

test('no part of a page is drawn by the server afterwards: the key for it is no secret of a build', () => {
  expect(filesThatSay(/server:defer/)).toEqual([]);
});
