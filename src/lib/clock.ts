/** A clock that can be moved on, so that who tries things out need not wait for hours. */
export interface MovableClock {
  now(): Date;
  /** How far it runs ahead of the machine's, in milliseconds. */
  ahead(): number;
  moveOn(span: number): void;
}

/** Make a clock that runs as the machine's does until it is moved on. */
export function movableClock(): MovableClock {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    ahead: () => ahead,
    moveOn: (span) => {
      ahead += span;
    },
  };
}
