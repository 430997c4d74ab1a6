/** Write a byte with its two digits in base sixteen. */
export function writeByte(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}
