import { writeByte } from '#lib/text/byte.ts';

/** Check rows `| `#FF9933` | 255 153 51 |`: the colour, its three lamps. */
export function faultsInColours(text: string): string[] {
  const rows = text.matchAll(/\| `#([0-9A-F]+)` \| (\d+) (\d+) (\d+) \|/g);
  return [...rows].flatMap(([row, code, ...lamps]) =>
    lamps.map((lamp) => writeByte(Number(lamp))).join('') === code ? [] : [row],
  );
}

/** Check rows `| `25 50 44 46` | `%PDF` |`: bytes, and what a dump paints for them. */
export function faultsInDumps(text: string): string[] {
  const rows = text.matchAll(/\| `((?:[0-9A-F]{2} )+[0-9A-F]{2})` \| `(\S+)` \|/g);
  return [...rows].flatMap(([row, bytes = '', painted]) => {
    const symbols = Buffer.from(bytes.replaceAll(' ', ''), 'hex').toString('latin1');
    return symbols.replace(/[^ -~]/g, '·') === painted ? [] : [row];
  });
}

/** Check sentences `00 00 03 20 is 3 × 256 + 32 = 800`, and `00 00 03 20 yaani …`. */
export function faultsInWidths(text: string): string[] {
  const said = text.matchAll(/((?:[0-9A-F]{2} ){3}[0-9A-F]{2}) (?:is|yaani) [^=\n]*= (\d+)/g);
  return [...said].flatMap(([whole, bytes = '', value]) =>
    Number.parseInt(bytes.replaceAll(' ', ''), 16) === Number(value) ? [] : [whole],
  );
}
