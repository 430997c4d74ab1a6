/** A stored password hash, taken apart. */
export interface Phc {
  /** Names the pepper. */
  readonly kid: string;
  /** In KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly salt: Buffer;
  readonly tag: Buffer;
}

const shape =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,3}),keyid=([\w-]+)\$([\w+/]{11,86})\$([\w+/]{43})$/;

/** Read a hash in the PHC form, as argon2's own programs write it, with the pepper as `keyid`. */
export function parsePhc(text: string): Phc {
  const [, memory, passes, parallelism, kid, salt, tag] = shape.exec(text) ?? [];
  if (!kid || !salt || !tag) throw new Error('A stored password is not in the PHC form.');
  return {
    kid,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}

/** Write a hash in the PHC form. */
export function formatPhc({ kid, memory, passes, parallelism, salt, tag }: Phc): string {
  const cost = `m=${memory},t=${passes},p=${parallelism},keyid=${kid}`;
  return `$argon2id$v=19$${cost}$${toBase64(salt)}$${toBase64(tag)}`;
}

/** PHC writes base64 without padding. */
function toBase64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
