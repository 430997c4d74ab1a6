const symbols = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const numberOf = (symbol = '') => symbols.indexOf(symbol);

/** Check rows `` | `A`–`Z` | 0–25 | `` and `` | `-`, `_` | 62, 63 | ``: symbols, their numbers. */
function faultsInAlphabet(text: string): string[] {
  const rows = text.matchAll(/\| `([\w-])`(?:–|, )`([\w-])` \| (\d+)(?:–|, )(\d+) \|/g);
  return [...rows].flatMap(([row, first, last, from, to]) =>
    numberOf(first) === Number(from) && numberOf(last) === Number(to) ? [] : [row],
  );
}

/** Check rows `` | `U` | 20 | 010100 | ``: the symbol, its number, its six bits. */
function faultsInSixes(text: string): string[] {
  const rows = text.matchAll(/\| `([\w-])` \| (\d+) \| ([01]+) \|/g);
  return [...rows].flatMap(([row, symbol, number, bits = '']) =>
    numberOf(symbol) === Number(number) && bits === Number(number).toString(2).padStart(6, '0')
      ? []
      : [row],
  );
}

const cutTwice = /^((?:[01]{6} )+) *([\w-]+)\n((?:[01]{8} )+)([01]*) *((?:[0-9A-F]{2} ?)+)$/gm;

/** Check a row of bits that stands twice: by six with its symbols, by eight with its bytes. */
function faultsInTwoCuts(text: string): string[] {
  return [...text.matchAll(cutTwice)].flatMap(
    ([block, sixes = '', spelled = '', eights = '', left = '', bytes = '']) => {
      const right =
        sixes.replaceAll(' ', '') === eights.replaceAll(' ', '') + left &&
        sixes
          .trim()
          .split(' ')
          .map((bits) => symbols[Number.parseInt(bits, 2)])
          .join('') === spelled &&
        Buffer.from(spelled, 'base64url').equals(Buffer.from(bytes.replaceAll(' ', ''), 'hex'));
      return right ? [] : [block];
    },
  );
}

/** Check `` `Sol` → `U29s` ``, with or without its padding. */
function faultsInArrows(text: string): string[] {
  return [...text.matchAll(/`([^`\n]+)` → `([\w+/-]+=*)`/g)].flatMap(
    ([said, plain = '', spelled = '']) => {
      const way = /[=+/]/.test(spelled) ? 'base64' : 'base64url';
      return Buffer.from(plain).toString(way) === spelled ? [] : [said];
    },
  );
}

/** Check a row `| 2 | 16 | 3 | 2 |`: so many bytes, their bits, their symbols, the bits to spare. */
export function faultsInRoom(cells: readonly string[]): string[] {
  const [bytes = 0, bits, count = 0, spare] = cells.map(Number);
  const right = bits === 8 * bytes && count === Math.ceil(bits / 6) && spare === 6 * count - bits;
  return right ? [] : [cells.join(' | ')];
}

/** Work again through everything that a text spells in six bits. */
export function faultsInBase64(body: string): string[] {
  return [
    ...faultsInAlphabet(body),
    ...faultsInSixes(body),
    ...faultsInTwoCuts(body),
    ...faultsInArrows(body),
  ];
}
