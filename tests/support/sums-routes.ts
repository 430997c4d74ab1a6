/** Check rows `| /20 | 12 | 4096 |`: the mask, its free places, its addresses. */
export function faultsInMasks(text: string): string[] {
  return [...text.matchAll(/\| \/(\d+) \| (\d+) \| (\d+) \|/g)].flatMap(
    ([row, length, free, size]) =>
      Number(length) + Number(free) === 32 && Number(size) === 2 ** Number(free) ? [] : [row],
  );
}

/** Check one byte AND-ed by hand: the byte, the byte of the mask, what comes through. */
export function faultsInAnd(text: string): string[] {
  const blocks = text.matchAll(/^(\d+) +([01|]{9})\n(\d+) +([01|]{9})\nAND +([01|]{9}) +(\d+)$/gm);
  return [...blocks].flatMap(([block, byte, bits = '', mask, ones = '', and = '', result]) => {
    const worth = (cut: string) => Number.parseInt(cut.replace('|', ''), 2);
    const right =
      worth(bits) === Number(byte) &&
      worth(ones) === Number(mask) &&
      worth(and) === Number(result) &&
      (Number(byte) & Number(mask)) === Number(result) &&
      ones.lastIndexOf('1') + 1 === ones.indexOf('|') &&
      new Set([bits, ones, and].map((cut) => cut.indexOf('|'))).size === 1;
    return right ? [] : [block];
  });
}

/** Check bytes that stand in a sentence, cut by a bar: `144 is 1001|0000`. */
export function faultsInCuts(text: string): string[] {
  return [...text.matchAll(/(\d+) (?:is|hai) ([01]+\|[01]+)/g)].flatMap(
    ([said, byte, bits = '']) =>
      Number.parseInt(bits.replace('|', ''), 2) === Number(byte) ? [] : [said],
  );
}
