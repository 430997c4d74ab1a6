/// <reference types="astro/client" />

declare namespace App {
  /** What the front and the filter hand to every page and endpoint. */
  interface Locals {
    services: import('./services.ts').Services & {
      /** Writes into the audit in the name of whoever is there. */
      readonly audit: import('#domain/accounts/audit/audit-book.ts').Audit;
    };
    /** Names this request in the log and in the answer to a failure. */
    requestId: string;
    /** The client's address, as far as we believe it. */
    address: string;
    /** The public origin that this request came to; never taken from the request's own words. */
    origin: string;
    language: import('#i18n/languages.ts').Language;
    /** Resolves when the client has taken what was written: every streamed body awaits it. */
    drained: () => Promise<void>;
    /**
     * The bytes of the request as the socket gave them; a `Request` copies each one. Absent without
     * the front.
     */
    body?: () => AsyncIterable<Uint8Array>;

    // From here on the filter in src/middleware.ts fills it.
    /** Parsed once; ours came at most once. */
    cookies: import('#http/cookies.ts').Cookies;
    /** Who is signed in, read from the database with this request. */
    account: import('#domain/accounts/visitor.ts').Account | null;
    session: import('#domain/accounts/session.ts').Session | null;
    /** The API token by which a program came in; null when a browser did. */
    program: Pick<
      import('#domain/accounts/tokens/find-bearer.ts').Program,
      'tokenId' | 'scopes'
    > | null;
    /** The fields of a form that came without a script; absent otherwise. */
    form?: URLSearchParams;
    /** Give the browser a cookie with the answer, whatever the answer will be. */
    setCookie: (cookie: string) => void;
  }
}

/** The day of the build (scripts/shelf-day.ts); null while somebody writes, who sees everything. */
declare const __SHELF_DAY__: string | null;

/** The setting SOURCE_URL, as it was at build; empty when there is none. */
declare const __SOURCE_URL__: string;

/** The compiler alone does not read .astro files; `astro check` does, and knows more of each. */
declare module '*.astro' {
  const component: import('astro/runtime/server/index.js').AstroComponentFactory;
  // biome-ignore lint/style/noDefaultExport: every .astro file has this one export.
  export default component;
}
