/** Write a whole number as an IPv4 address, or null when it takes more than four bytes. */
export function toIpv4(value: bigint): string | null {
  if (value < 0n || value > 0xffff_ffffn) return null;
  return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.');
}
