declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** A server that speaks DynamoDB, in memory unless it is given a folder. */
  // biome-ignore lint/style/noDefaultExport: the package has nothing else.
  export default function dynalite(options?: { createTableMs?: number }): Server;
}
