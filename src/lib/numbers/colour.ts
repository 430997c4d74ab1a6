/** A whole number as red, green and blue, one byte each. */
export type Colour = {
  readonly hex: string;
  readonly red: number;
  readonly green: number;
  readonly blue: number;
};

/** Read a whole number as a colour, or null when it takes more than three bytes. */
export function toColour(value: bigint): Colour | null {
  if (value < 0n || value > 0xff_ffffn) return null;
  const byte = (shift: bigint) => Number((value >> shift) & 255n);
  return {
    hex: `#${value.toString(16).toUpperCase().padStart(6, '0')}`,
    red: byte(16n),
    green: byte(8n),
    blue: byte(0n),
  };
}
