type Forms = Readonly<{ one: string; other: string }>;

/** What the search says, in the language of the page. */
export interface SearchSay {
  readonly label: string;
  readonly hint: string;
  readonly go: string;
  readonly wait: string;
  readonly found: Forms;
  readonly none: string;
  readonly noneHelp: string;
  readonly failed: string;
  readonly failedHelp: string;
  readonly again: string;
  readonly more: string;
  readonly results: string;
}
