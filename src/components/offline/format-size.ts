/** Write a size for people, in the units that a bill for mobile traffic counts. */
export function formatSize(bytes: number, language: string): string {
  const large = bytes >= 999_500;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: large ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: large ? 1 : 0,
  }).format(bytes / (large ? 1_000_000 : 1_000));
}
