const hexOf = (text: string) =>
  Buffer.from(text)
    .toString('hex')
    .toUpperCase()
    .replace(/(..)(?=.)/g, '$1 ');

/** Check rows `| क | U+0915 | E0 A4 95 |`: the symbol, its number, its bytes. */
function faultsInSymbols(text: string): string[] {
  const rows = text.matchAll(/\| ([^|\s]+) \| U\+([0-9A-F]{4,6}) \| ([0-9A-F ]+) \|/gu);
  return [...rows].flatMap(([row, symbol = '', point = '', bytes]) =>
    symbol === String.fromCodePoint(Number.parseInt(point, 16)) && hexOf(symbol) === bytes
      ? []
      : [row],
  );
}

/** Check bytes beside what they say: `31 36` = `16`, each in backticks. */
function faultsInSaid(text: string): string[] {
  return [...text.matchAll(/`((?:[0-9A-F]{2} )*[0-9A-F]{2})` = `([^`]+)`/g)].flatMap(
    ([said, bytes, symbols = '']) => (hexOf(symbols) === bytes ? [] : [said]),
  );
}

const block = new RegExp(
  String.raw`^(\S+)\s+U\+([0-9A-F]{4,6})\s+([01 ]+)\n${String.raw`.*?\s{2,}([01 ]+)\n`.repeat(2)}.*?\s{2,}([0-9A-F ]+)$`,
  'gm',
);

/** Check a symbol worked by hand: its bits, the same cut for UTF-8, with frames, as bytes. */
function faultsInFrames(text: string): string[] {
  return [...text.matchAll(block)].flatMap(
    ([whole, symbol = '', point = '', fours = '', cut = '', framed = '', bytes]) => {
      const joined = (bits: string) => bits.replace(/ /g, '');
      const right =
        symbol.codePointAt(0) === Number.parseInt(point, 16) &&
        Number.parseInt(joined(fours), 2) === Number.parseInt(point, 16) &&
        joined(cut) === joined(fours) &&
        hexOf(symbol) === bytes &&
        framed
          .split(' ')
          .map((bits) => Number.parseInt(bits, 2).toString(16).toUpperCase())
          .join(' ') === bytes;
      return right ? [] : [whole];
    },
  );
}

/** Work again through every symbol that a text spells in bytes. */
export function faultsInSpelling(body: string): string[] {
  return [...faultsInSymbols(body), ...faultsInSaid(body), ...faultsInFrames(body)];
}
