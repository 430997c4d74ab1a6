/** What is sent, moment by moment, as a share of the whole scale: with ten levels it is 45729061. */
const wishes = [0.45, 0.55, 0.75, 0.25, 0.95, 0.05, 0.65, 0.15];

/** What happens on the wire at each of these moments, the same for every number of levels. */
const noises = [0.4, -0.85, 0.3, 0.95, -0.5, 0.2, -0.75, 0.45];

/** One step of the noise, as a share of the whole scale. */
const step = 0.04;

/** So much noise that two levels fail as well. */
export const mostNoise = 16;

/** As many levels as we have digits. */
export const mostLevels = 10;

/** One moment on the wire: what went in, what arrived (0 is no pulse, 1 a full one), what is read. */
export type Moment = { readonly sent: number; readonly arrived: number; readonly read: number };

/** Send one message over the noisy wire; the nearest level is read. */
export function send(levels: number, noise: number): Moment[] {
  const top = levels - 1;
  return wishes.map((wish, at) => {
    const sent = Math.floor(wish * levels);
    const arrived = sent / top + (noises[at] ?? 0) * noise * step;
    return { sent, arrived, read: Math.min(top, Math.max(0, Math.round(arrived * top))) };
  });
}

/** Count the moments that are read wrong. */
export function wrongIn(moments: readonly Moment[]): number {
  return moments.filter(({ sent, read }) => sent !== read).length;
}

/** Where the levels part, as shares of the scale. */
export function borders(levels: number): number[] {
  return Array.from({ length: levels - 1 }, (_, at) => (at + 0.5) / (levels - 1));
}
