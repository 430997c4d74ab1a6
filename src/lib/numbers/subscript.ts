/** The base as a subscript: ₁₀ after ten symbols. */
export function formatSubscript(base: number): string {
  return String(base).replace(/\d/g, (digit) => String.fromCharCode(0x2080 + Number(digit)));
}
