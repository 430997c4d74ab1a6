/** The part of wawoff2 that we use; the package brings no types of its own. */
declare module 'wawoff2' {
  /** Undo the compression of the web: the tables of a font as programs read them. */
  export function decompress(woff2: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
}
