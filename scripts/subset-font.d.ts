/** The part of subset-font that we use; the package brings no types of its own. */
declare module 'subset-font' {
  // biome-ignore lint/style/noDefaultExport: the package has only this one.
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: {
      targetFormat: 'woff2';
      variationAxes: Readonly<Record<string, number>>;
      keepFeatures: readonly string[];
      noHinting: boolean;
    },
  ): Promise<Uint8Array>;
}
