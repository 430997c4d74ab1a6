/** What was typed cannot be understood. */
export class Misspelt extends Error {}
