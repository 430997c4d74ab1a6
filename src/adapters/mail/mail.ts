/** A letter, in one language, as text and as HTML. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** How letters leave the house. */
export interface Mail {
  /**
   * Send a letter. When it resolves, the letter is kept by somebody: a mail server or a folder. It
   * rejects when nobody took it. An address or a subject with a line break is refused unsent.
   */
  send(letter: Letter): Promise<void>;
  /** Tell whether letters leave this machine; if not, pages say where they lie. */
  readonly leaves: boolean;
}

/** Refuse what would let a letter grow headers of its own. */
export function refuseLineBreaks({ to, subject }: Letter): void {
  if (/[\r\n]/.test(to + subject)) throw new Error('A letter has a line break in a header.');
}
