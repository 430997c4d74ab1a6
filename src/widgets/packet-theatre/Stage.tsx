/** @jsxImportSource preact */
import type { Play } from './play.ts';
import { hosts, isOutside, type Setup, subnets } from './setup.ts';
import { areNeighbours, doors, endOf, marksOf, rows, zoneLeft } from './stage.ts';
import { nameOf, type TheatreWords } from './words.ts';

type Props = { play: Play; shown: number; setup: Setup; say: TheatreWords };

/** The network, and on it the numbered hops of a packet and of its answer. */
export function Stage({ play, shown, setup, say }: Props) {
  const marks = marksOf(play, setup).slice(0, shown);
  const { steps, turn } = play;
  const asked = steps[turn - 1];
  const last = steps.at(-1);
  const ends = [
    shown >= turn && asked ? endOf(asked, 'question', setup) : null,
    shown >= steps.length && steps.length > turn && last ? endOf(last, 'answer', setup) : null,
  ];

  return (
    <svg class="theatre-stage" viewBox="0 0 360 408" role="img" aria-label={say.stage}>
      <text class="soft" x="8" y="16">
        {say.internet}
      </text>
      <rect class="frame" x="4" y={rows.edge} width="352" height="340" rx="12" />
      <text class="soft" x="12" y={rows.edge + 40}>
        {say.vpc}
      </text>
      {subnets.map((subnet) => (
        <Scenery key={subnet.name} subnet={subnet} setup={setup} say={say} />
      ))}
      {Object.entries(doors).map(([name, x]) => (
        <g key={name} class={name === 'igw' && !setup.attached ? 'door off' : 'door'}>
          <rect x={x - 36} y={rows.edge - 17} width="72" height="34" rx="8" />
          <text class="middle" x={x} y={rows.edge - 22}>
            {nameOf(say, `door-${name}`)}
          </text>
        </g>
      ))}
      {setup.nat === 'regional' && <rect class="box" x="150" y="166" width="60" height="32" rx="6" />}
      {marks.map((mark, i) => (
        <path key={`way-${i}`} class={i < turn ? 'way' : 'way home'} d={mark.path} />
      ))}
      {ends.map((end, i) => end && <path key={i} class={i ? 'way home' : 'way'} d={end.path} />)}
      {marks.map((mark, i) => {
        const { verdict } = mark.step;
        const now = i === shown - 1 && shown < steps.length;
        return (
          <g
            key={`dot-${i}`}
            class={`dot ${verdict}${i < turn ? '' : ' home'}${now ? ' now' : ''}`}
            transform={`translate(${mark.x} ${mark.y})`}
          >
            {verdict === 'pass' && <circle r="9" />}
            {verdict === 'rewrite' && <path d="M0 -13 L13 0 L0 13 L-13 0 Z" />}
            {verdict === 'drop' && <path d="M-10 -10 H10 V10 H-10 Z" />}
            <text class="middle" y="4">
              {i < turn ? i + 1 : i - turn + 1}
            </text>
          </g>
        );
      })}
      {[setup.from, setup.to].map((name, i) => (
        <Party key={name} name={name} play={play} first={i === 0} setup={setup} say={say} />
      ))}
    </svg>
  );
}

function Scenery({
  subnet: { name, zone, range },
  setup,
  say,
}: {
  subnet: (typeof subnets)[number];
  setup: Setup;
  say: TheatreWords;
}) {
  const left = zoneLeft[zone];
  const open = name.startsWith('public');
  const [top, bottom] = open
    ? [rows.publicTop, rows.publicBottom]
    : [rows.privateTop, rows.privateBottom];
  const zonal = setup.nat === 'zonal' || (zone === 'a' && setup.nat === 'one');
  const here = zonal && name === `${setup.natIn}-${zone}`;
  const privately = setup.nat === 'private' && name === 'public-a';
  const lost = setup.lost === zone;
  return (
    <g class={lost ? 'lost' : undefined}>
      <rect class={open ? 'box' : 'box sunk'} x={left} y={top} width="168" height={bottom - top} rx="6" />
      <text class="middle soft" x={left + 84} y={top - 19}>
        {nameOf(say, 'table')}
      </text>
      <text class="middle" x={left + 84} y={top + 15}>
        {name}
      </text>
      <text class="middle mono soft" x={left + 84} y={top + 29}>
        {range}
      </text>
      {(here || privately) && (
        <text class="middle strong" x={left + 84} y={(open ? rows.publicRule : rows.privateNat + 14) + 4}>
          NAT
        </text>
      )}
      {lost && (
        <text class="middle strong bad" x={left + 84} y={bottom - 8}>
          {say.lostZone.replace('{zone}', zone)}
        </text>
      )}
    </g>
  );
}

/** Who speaks: a machine in its subnet, or somebody in the street above the door. */
function Party({
  name,
  play: { steps, turn },
  first,
  setup,
  say,
}: Omit<Props, 'shown'> & { name: string; first: boolean }) {
  const host = hosts.find((one) => one.name === name);
  const home = subnets.find((one) => one.name === host?.subnet);
  if (!host || !home) {
    const at = (isOutside(setup.from) ? steps[0] : steps[turn - 1])?.at;
    const door = doors[(at?.name ?? 'igw') as keyof typeof doors] ?? doors.igw;
    return (
      <text class="middle strong" x={door} y={rows.street}>
        {nameOf(say, name)}
      </text>
    );
  }
  const beside = areNeighbours(setup);
  const x = zoneLeft[home.zone] + (beside ? (first ? 6 : 90) : 24);
  const width = beside ? 72 : 120;
  const y = home.name.startsWith('public') ? rows.publicHost : rows.privateHost;
  return (
    <g class="party">
      <rect x={x} y={y - 11} width={width} height="22" rx="11" />
      <text class="middle" x={x + width / 2} y={y + 4}>
        {name}
      </text>
    </g>
  );
}
