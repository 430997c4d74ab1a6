const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A power as it is written above: 2⁻³. */
export function formatSuperscript(power: number): string {
  const digits = String(Math.abs(power)).replace(/\d/g, (digit) =>
    superscripts.charAt(Number(digit)),
  );
  return power < 0 ? `⁻${digits}` : digits;
}
