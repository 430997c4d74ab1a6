/** What of a page's head says when it comes out. */
interface Head {
  draft?: boolean | undefined;
  date: Date;
}

/** Tell whether a page is out on a day: a draft never is, any other from its date on. */
export function isPublished({ draft = false, date }: Head, today: Date): boolean {
  return !draft && date <= today;
}

/**
 * Find the day a build is made on, from its clock and the days that surely have been. A clock that
 * stands before one of these is wrong (an image without one says 1970), and would empty the site.
 */
export function findToday(clock: Date, been: readonly Date[]): Date {
  return new Date(Math.max(clock.valueOf(), ...been.map((day) => day.valueOf())));
}
