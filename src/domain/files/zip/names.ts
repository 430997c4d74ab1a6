import { toNameKey, toNumberedName } from '#domain/folders/names.ts';

/** Windows takes these for devices, whatever their ending. */
const devices = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(?=\.|$)/i;

/**
 * Give the things of one folder names that every system can unpack, in the same order. Two that
 * would meet on a system without letter case get numbers.
 */
export function toPlainNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain = name.replace(/[<>:"|?*\\/]/g, '_').replace(devices, '_$&');
    let free = plain;
    for (let number = 2; taken.has(toNameKey(free)); number++) free = toNumberedName(plain, number);
    taken.add(toNameKey(free));
    return free;
  });
}
