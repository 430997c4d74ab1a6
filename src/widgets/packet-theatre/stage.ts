import { isWithin } from './addresses.ts';
import type { Play } from './play.ts';
import { hosts, isOutside, type Setup, subnets } from './setup.ts';
import type { Place, Step, Zone } from './world.ts';

/** A point of the stage, in the units of its drawing. */
export type Point = { readonly x: number; readonly y: number };

/** A step as it is drawn: where, and the way there from the one before. */
export type Mark = Point & { readonly step: Step; readonly path: string };

/** The left edge of each zone, and how wide it is. */
export const zoneLeft = { a: 8, b: 184 } as const satisfies Record<Zone, number>;

/** Heights, from the street down to the private subnets. */
export const rows = {
  street: 26,
  edge: 64,
  publicTable: 104,
  publicTop: 128,
  publicRule: 182,
  publicHost: 212,
  publicBottom: 238,
  privateTable: 261,
  privateTop: 284,
  privateNat: 308,
  privateRule: 334,
  privateHost: 366,
  privateBottom: 392,
} as const;

/** The doors in the edge of the VPC, from left to right. */
export const doors = { eigw: 56, tgw: 133, igw: 200, 's3-endpoint': 296 } as const;

/** Between the zones a way leads up from the private tables. */
const alley = 180;

/** Draw each step of a play, the question on the left of a zone and its answer on the right. */
export function marksOf({ steps, turn }: Play, setup: Setup): Mark[] {
  let before = startPoint(steps[0], 'question', setup);
  return steps.map((step, i) => {
    const act = i < turn ? 'question' : 'answer';
    if (i === turn) before = startPoint(step, 'answer', setup);
    const point = pointOf(step, act, setup);
    const path = pathBetween(before, point);
    before = point;
    return { ...point, step, path };
  });
}

/** Where the last step of an act leads: into the street, or into a machine. */
export function endOf(step: Step, act: Act, setup: Setup): { point: Point; path: string } | null {
  if (step.verdict === 'drop') return null;
  const from = pointOf(step, act, setup);
  const point =
    step.at.subnet === null
      ? { x: from.x, y: rows.street + 8 }
      : { x: from.x, y: isPublic(step.at) ? rows.publicHost : rows.privateHost };
  return { point, path: pathBetween(from, point) };
}

type Act = 'question' | 'answer';

function startPoint(step: Step | undefined, act: Act, setup: Setup): Point {
  if (!step) return { x: 0, y: 0 };
  const { x } = pointOf(step, act, setup);
  if (step.at.subnet === null) return { x, y: rows.street + 8 };
  return { x, y: isPublic(step.at) ? rows.publicHost : rows.privateHost };
}

function pointOf(step: Step, act: Act, setup: Setup): Point {
  const { at } = step;
  if (at.subnet === null) {
    if (at.kind === 'nat') return { x: alley + (act === 'question' ? -12 : 12), y: rows.publicRule };
    const door = doors[at.name as keyof typeof doors] ?? doors.igw;
    return { x: door + (act === 'question' ? -12 : 12), y: rows.edge };
  }
  return { x: laneOf(step, act, setup), y: heightOf(step) };
}

function heightOf({ at, before, reason }: Step): number {
  const down = isPublic(at);
  switch (at.kind) {
    case 'nacl': {
      if (!down) return rows.privateTop;
      const other = reason.facts['way'] === 'out' ? before.to.address : before.from.address;
      return isHome(other) ? rows.publicBottom : rows.publicTop;
    }
    case 'table':
      return down && reason.code !== 'local' ? rows.publicTable : rows.privateTable;
    case 'nat':
      return down ? rows.publicRule : rows.privateNat;
    case 'host':
      return down ? rows.publicHost : rows.privateHost;
    case 'group':
    case 'gateway':
    case 'egress':
    case 'endpoint':
    case 'link':
      return down ? rows.publicRule : rows.privateRule;
  }
}

/** What would come from the other subnets, or from a NAT gateway among them. */
function isHome(address: string): boolean {
  return isWithin('10.16.0.0/16', address) || isWithin('2001:db8:16::/56', address);
}

function laneOf(step: Step, act: Act, setup: Setup): number {
  const zone = subnets.find(({ name }) => name === step.at.subnet)?.zone ?? 'a';
  const left = zoneLeft[zone];
  if (!areNeighbours(setup)) return left + (act === 'question' ? 42 : 126);
  // Both machines stand in one subnet: the asker on the left, the other on the right.
  const [asker, other] = act === 'question' ? [30, 114] : [54, 138];
  const { address } = step.reason.facts['way'] === 'in' ? step.before.to : step.before.from;
  const isAsker = hosts.find(({ name }) => name === setup.from)?.address === address;
  return left + (isAsker ? asker : other);
}

/** Tell whether the two that speak share a subnet. */
export function areNeighbours({ from, to }: Pick<Setup, 'from' | 'to'>): boolean {
  const home = (name: string) => hosts.find((host) => host.name === name)?.subnet;
  return !isOutside(from) && home(from) !== undefined && home(from) === home(to);
}

function isPublic({ subnet }: Place): boolean {
  return subnet?.startsWith('public') ?? false;
}

/** Straight up and down in a lane; through the alley when a private table leads to a door. */
function pathBetween(from: Point, to: Point): string {
  const past = Math.min(from.y, to.y) < rows.publicTable && Math.max(from.y, to.y) > rows.publicTop;
  const middle = past ? `L${alley} ${Math.max(from.y, to.y)} L${alley} ${rows.edge + 24} ` : '';
  const turned = from.y < to.y ? `L${alley} ${rows.edge + 24} L${alley} ${to.y} ` : middle;
  return `M${from.x} ${from.y} ${past ? turned : ''}L${to.x} ${to.y}`;
}
