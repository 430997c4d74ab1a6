/** @jsxImportSource preact */
import type { Play } from './play.ts';
import { hosts, outside, type Setup, subnets } from './setup.ts';
import {
  areNeighbours,
  doorOf,
  doors,
  type Mark,
  marksOf,
  natInset,
  rows,
  size,
  subnetWidth,
  wayOn,
  zoneLeft,
} from './stage.ts';
import { nameOf, type TheatreWords } from './words.ts';

type Props = {
  play: Play;
  /** How many hops are seen, and which of them is the newest, if any is. */
  shown: number;
  current: number;
  setup: Setup;
  say: TheatreWords;
};

/** The network, and on it the numbered hops of a packet and of its answer. */
export function Stage({ play, shown, current, setup, say }: Props) {
  const all = marksOf(play, setup);
  const marks = all.slice(0, shown);
  const asked = shown >= play.turn ? wayOn(all[play.turn - 1], setup) : null;
  const told = shown === all.length && all.length > play.turn ? wayOn(all[shown - 1], setup) : null;
  const nats = play.world.nats;

  return (
    <svg
      class="theatre-stage"
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={say.stage}
    >
      <text class="soft end" x={doorOf(play, setup).x > 180 ? 64 : 352} y={rows.street + 4}>
        {say.internet}
      </text>
      <rect
        class="frame"
        x="2"
        y={rows.edge - 6}
        width="356"
        height={size.height - rows.edge + 2}
        rx="12"
      />
      {subnets.map((subnet) => {
        const nat = nats.find((one) => one.subnet === subnet.name);
        return (
          <Scenery
            key={subnet.name}
            subnet={subnet}
            nat={nat?.address ?? null}
            isLost={setup.lost === subnet.zone}
          />
        );
      })}
      {Object.entries(doors).map(([name, { x, width }]) => (
        <g key={name} class={name === 'igw' && !setup.attached ? 'lost' : undefined}>
          <rect class="box" x={x - width / 2} y={rows.edge - 34} width={width} height="50" rx="8" />
        </g>
      ))}
      {setup.nat === 'regional' && (
        <g>
          <rect class="box" x="112" y={rows.publicTable - 15} width="136" height="30" rx="6" />
          <text class="soft" x="120" y={rows.publicTable + 4}>
            NAT
          </text>
        </g>
      )}
      {marks.map((mark, i) => (
        <path
          key={`${mark.act}${mark.number}`}
          class={`way ${mark.act}${i === current ? ' now' : ''}`}
          d={mark.path}
          pathLength={i === current ? 1 : undefined}
        />
      ))}
      {asked && <path class="way question" d={asked} />}
      {told && <path class="way answer" d={told} />}
      {Object.entries(doors).map(([name, { x }]) => (
        <text key={name} class="middle over" x={x} y={rows.edge - 20}>
          {nameOf(say, `door-${name}`)}
        </text>
      ))}
      {subnets.map(({ name, zone }) => (
        <text
          key={name}
          class={`middle over router${setup.lost === zone ? ' bad' : ''}`}
          x={zoneLeft[zone] + subnetWidth / 2}
          y={(name.startsWith('public') ? rows.publicTable : rows.privateTable) + 4}
        >
          {setup.lost === zone ? say.lostZone.replace('{zone}', zone) : nameOf(say, 'router')}
        </text>
      ))}
      {marks.map((mark, i) => (
        <Dot key={`${mark.act}${mark.number}`} mark={mark} isNow={i === current} />
      ))}
      {[setup.from, setup.to].map((name, i) => (
        <Party key={name} name={name} isFirst={i === 0} play={play} setup={setup} say={say} />
      ))}
      <text class="soft" x="12" y={rows.privateBottom + 20}>
        {say.zone.replace('{zone}', 'a')}
      </text>
      <text class="soft middle mono" x="180" y={rows.privateBottom + 20}>
        {say.vpc}
      </text>
      <text class="soft end" x="348" y={rows.privateBottom + 20}>
        {say.zone.replace('{zone}', 'b')}
      </text>
    </svg>
  );
}

/** A hop: a circle passes, a diamond rewrites, a square is the end. */
function Dot({ mark: { x, y, act, number, step }, isNow }: { mark: Mark; isNow: boolean }) {
  const { verdict } = step;
  return (
    <g class={`dot ${verdict} ${act}${isNow ? ' now' : ''}`} transform={`translate(${x} ${y})`}>
      {verdict === 'pass' && <circle r="10" />}
      {verdict === 'rewrite' && <path d="M0 -13 L13 0 L0 13 L-13 0 Z" />}
      {verdict === 'drop' && <path d="M-10 -10 H10 V10 H-10 Z" />}
      <text class="middle" y="4">
        {number}
      </text>
    </g>
  );
}

type SceneryProps = {
  subnet: (typeof subnets)[number];
  nat: string | null;
  isLost: boolean;
};

/** A subnet, with the router above it that reads its table, and the NAT gateway in it. */
function Scenery({ subnet: { name, zone, range }, nat, isLost }: SceneryProps) {
  const left = zoneLeft[zone];
  const middle = left + subnetWidth / 2;
  const isOpen = name.startsWith('public');
  const [top, bottom] = isOpen
    ? [rows.publicTop, rows.publicBottom]
    : [rows.privateTop, rows.privateBottom];
  const natY = isOpen ? rows.publicNat : rows.privateNat;
  return (
    <g class={isLost ? 'lost' : undefined}>
      <rect class="router" x={left} y={top - 44} width={subnetWidth} height="28" rx="6" />
      <rect
        class={isOpen ? 'box' : 'box sunk'}
        x={left}
        y={top}
        width={subnetWidth}
        height={bottom - top}
        rx="6"
      />
      <text class="middle strong" x={middle} y={top + 19}>
        {name}
      </text>
      <text class="middle mono soft" x={middle} y={top + 34}>
        {range}
      </text>
      {nat && (
        <g>
          <rect
            class="router"
            x={left + natInset}
            y={natY - 18}
            width={subnetWidth - 2 * natInset}
            height="36"
            rx="4"
          />
          <text class="middle strong" x={middle} y={natY - 3}>
            NAT
          </text>
          <text class="middle mono" x={middle} y={natY + 11}>
            {nat}
          </text>
        </g>
      )}
    </g>
  );
}

type PartyProps = Pick<Props, 'play' | 'setup' | 'say'> & { name: string; isFirst: boolean };

/** Who speaks: a machine in its subnet, or somebody in the street above the door. */
function Party({ name, isFirst, play, setup, say }: PartyProps) {
  const host = hosts.find((one) => one.name === name);
  const home = subnets.find((one) => one.name === host?.subnet);
  if (!host || !home) {
    // The NAT gateway is spoken to, too, and stands where it stands.
    if (name === 'nat') return null;
    const address = outside[name] ?? '';
    const text = address.includes('.') ? `${nameOf(say, name)} ${address}` : nameOf(say, name);
    const width = 24 + 6.4 * text.length;
    const middle = doorOf(play, setup).x;
    const x = Math.max(4, Math.min(middle - width / 2, size.width - width - 4));
    return (
      <Pill x={x} y={rows.street} width={width}>
        {text}
      </Pill>
    );
  }
  const left = zoneLeft[home.zone];
  const y = home.name.startsWith('public') ? rows.publicHost : rows.privateHost;
  return areNeighbours(setup) ? (
    <Pill x={left + (isFirst ? 4 : 88)} y={y} width={76}>
      {name}
    </Pill>
  ) : (
    <Pill x={left + 6} y={y} width={subnetWidth - 12}>
      {`${name} ${host.address}`}
    </Pill>
  );
}

function Pill(props: { x: number; y: number; width: number; children: string }) {
  const { x, y, width, children } = props;
  return (
    <g class="party">
      <rect x={x} y={y - 12} width={width} height="24" rx="12" />
      <text class="middle strong" x={x + width / 2} y={y + 4}>
        {children}
      </text>
    </g>
  );
}
