/** How many addresses a mask of this length leaves free. */
export function sizeOf(length: number): number {
  return 2 ** (32 - length);
}

/** AND an IPv4 address with the mask of this length: its bits, and zeros behind them. */
export function networkOf(address: number, length: number): number {
  return address - (address % sizeOf(length));
}

/** Write a number of 32 bits as four bytes: `10.16.130.7`. */
export function writeAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

/** Read `10.16.130.7`; null when it is no address. With a 0 in front some programs read base eight. */
export function readAddress(text: string): number | null {
  const parts = text.trim().split('.');
  if (
    parts.length !== 4 ||
    !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)
  )
    return null;
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}
