import { allPorts } from '#widgets/packet-theatre/rules.ts';
import { s3Endpoint, s3List } from '#widgets/packet-theatre/walk.ts';
import type {
  GroupRule,
  Host,
  NaclRule,
  Nat,
  Ports,
  Route,
  Subnet,
  World,
  Zone,
} from '#widgets/packet-theatre/world.ts';
import type { Resource } from '../support/terraform.ts';

/** A machine that nobody guards, to try routes and network ACLs alone. */
export const unguarded = 'unguarded';

const anywhere = '0.0.0.0/0';

/** Build the packet theatre's world out of what Terraform made. IPv6 is not in it, as in our VPC. */
export function worldOf(resources: readonly Resource[]): World {
  const of = (type: string) => resources.filter((resource) => resource.type === type);
  const [vpc] = of('aws_vpc');
  const subnets = of('aws_subnet').map((subnet) => subnetOf(subnet, of));
  const nameOf = nameSubnets(of('aws_subnet'));
  const nats = natsOf(of, nameOf);
  const groups = new Map(
    of('aws_security_group').map(({ values }) => [values.id, text(values.name)]),
  );
  return {
    clock: 0,
    range: text(vpc?.values.cidr_block),
    ipv6Range: '::/128',
    attached: of('aws_internet_gateway').some(({ values }) => values.vpc_id === vpc?.values.id),
    lost: [],
    subnets,
    hosts: hostsOf(of, { subnets, nameOf, groups }),
    tables: Object.fromEntries(
      of('aws_route_table').map((table) => [nameTable(table), routesOf(table, of)]),
    ),
    nacls: Object.fromEntries(subnets.map(({ name }) => [name, naclOf(name, of, nameOf)])),
    groups: {
      [unguarded]: (['in', 'out'] as const).map((way) => ({
        way,
        protocol: 'all',
        ports: allPorts,
        peer: anywhere,
      })),
      ...Object.fromEntries([...groups].map(([id, name]) => [name, groupOf(id, of, groups)])),
    },
    nats,
    links: {},
    prefixLists: { [s3List]: ['192.0.2.0/24'] },
    tracked: [],
  };
}

type Of = (type: string) => Resource[];

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const list = (value: unknown) => (Array.isArray(value) ? value : []);
const nameSubnet = ({ name, index = '' }: Resource) => `${name}-${index}`;
const nameTable = ({ name, index }: Resource) => (index === undefined ? name : `${name}-${index}`);

function toZone(index: string | undefined): Zone {
  if (index === 'a' || index === 'b') return index;
  throw new Error(`No zone ${index}.`);
}

function nameSubnets(subnets: readonly Resource[]) {
  const names = new Map(subnets.map((subnet) => [subnet.values.id, nameSubnet(subnet)]));
  return (id: unknown) => names.get(id) ?? '';
}

function subnetOf(subnet: Resource, of: Of): Subnet {
  const association = of('aws_route_table_association').find(
    ({ values }) => values.subnet_id === subnet.values.id,
  );
  const table = of('aws_route_table').find(
    ({ values }) => values.id === association?.values.route_table_id,
  );
  return {
    name: nameSubnet(subnet),
    zone: toZone(subnet.index),
    range: text(subnet.values.cidr_block),
    table: table ? nameTable(table) : '',
  };
}

function routesOf({ values: { id } }: Resource, of: Of): Route[] {
  const targets = new Map<unknown, string>([
    ...of('aws_internet_gateway').map(({ values }) => [values.id, 'igw'] as const),
    ...of('aws_nat_gateway').map((nat) => [nat.values.id, nameNat(nat)] as const),
    ...of('aws_instance').map(
      ({ values }) => [values.primary_network_interface_id, 'nat-instance'] as const,
    ),
  ]);
  const written = of('aws_route')
    .filter(({ values }) => values.route_table_id === id)
    .map(({ values }) => {
      // What is not set, a mock may make up: only what we know is a target.
      const target = [values.gateway_id, values.nat_gateway_id, values.network_interface_id]
        .map((one) => targets.get(one))
        .find((one) => one !== undefined);
      return { range: text(values.destination_cidr_block), target: target ?? 'elsewhere' };
    });
  const endpoints = of('aws_vpc_endpoint')
    .filter(({ name, values }) => name === 's3' && list(values.route_table_ids).includes(id))
    .map(() => ({ range: s3List, target: s3Endpoint }));
  return [...written, ...endpoints];
}

const nameNat = ({ name, index }: Resource) =>
  name === 'regional' ? 'nat-regional' : `nat-${index}`;

/** Public addresses set aside for documents: what AWS would give. */
const elastic = { a: '198.51.100.24', b: '198.51.100.25' } as const;

function natsOf(of: Of, nameOf: (id: unknown) => string): Nat[] {
  const zonal = (name: string, subnetId: unknown, isPublic: boolean): Nat => {
    const subnet = nameOf(subnetId);
    const zone = toZone(subnet.split('-')[1]);
    const range = of('aws_subnet').find(({ values }) => values.id === subnetId)?.values.cidr_block;
    return {
      name,
      kind: isPublic ? 'zonal' : 'private',
      subnet,
      address: addressIn(text(range), 9),
      elastic: isPublic ? { [zone]: elastic[zone] } : {},
      others: 0,
      rows: [],
    };
  };
  const isAddress = (id: unknown) => of('aws_eip').some(({ values }) => values.id === id);
  return [
    ...of('aws_nat_gateway').map((nat): Nat => {
      const { subnet_id, allocation_id, availability_mode } = nat.values;
      if (availability_mode !== 'regional') {
        return zonal(nameNat(nat), subnet_id, isAddress(allocation_id));
      }
      return {
        name: nameNat(nat),
        kind: 'regional',
        subnet: null,
        address: null,
        elastic,
        others: 0,
        rows: [],
      };
    }),
    // A machine that carries others' packets is to them what a NAT gateway is.
    ...of('aws_instance')
      .filter(({ values }) => values.source_dest_check === false)
      .map(({ values }) =>
        zonal(
          'nat-instance',
          values.subnet_id,
          of('aws_eip').some((address) => address.values.instance === values.id),
        ),
      ),
  ];
}

function naclOf(subnet: string, of: Of, nameOf: (id: unknown) => string): NaclRule[] {
  const acl = of('aws_network_acl').find(({ values }) =>
    list(values.subnet_ids).some((id) => nameOf(id) === subnet),
  );
  return of('aws_network_acl_rule')
    .filter(({ values }) => values.network_acl_id === acl?.values.id)
    .map(({ values }) => ({
      way: values.egress ? 'out' : 'in',
      ...trafficOf(values.protocol, values.from_port, values.to_port),
      number: Number(values.rule_number),
      allow: values.rule_action === 'allow',
      range: text(values.cidr_block),
    }));
}

function groupOf(id: unknown, of: Of, groups: ReadonlyMap<unknown, string>): GroupRule[] {
  const lists = new Map(
    of('aws_vpc_endpoint').map(({ name, values }) => [values.prefix_list_id, `pl-${name}`]),
  );
  return (['in', 'out'] as const).flatMap((way) =>
    of(`aws_vpc_security_group_${way === 'in' ? 'ingress' : 'egress'}_rule`)
      .filter(({ values }) => values.security_group_id === id)
      .map(({ values }) => ({
        way,
        ...trafficOf(values.ip_protocol, values.from_port, values.to_port),
        peer:
          text(values.cidr_ipv4) ||
          (groups.get(values.referenced_security_group_id) ??
            lists.get(values.prefix_list_id) ??
            'nobody'),
      })),
  );
}

function trafficOf(protocol: unknown, from: unknown, to: unknown) {
  const ports: Ports = [Number(from), Number(to)];
  if (protocol === '-1') return { protocol: 'all', ports: allPorts } as const;
  if (protocol === 'tcp' || protocol === 'udp') return { protocol, ports } as const;
  throw new Error(`No protocol ${String(protocol)}.`);
}

interface Known {
  readonly subnets: readonly Subnet[];
  readonly nameOf: (id: unknown) => string;
  readonly groups: ReadonlyMap<unknown, string>;
}

/** Put one of each program into every subnet where Terraform may place it, and somebody unguarded. */
function hostsOf(of: Of, { subnets, nameOf, groups }: Known): Host[] {
  const [lambda] = of('aws_lambda_function');
  const inVpc = Object(list(lambda?.values.vpc_config)[0]);
  const [database] = of('aws_db_instance');
  const [databaseSubnets] = of('aws_db_subnet_group');
  const balancer = of('aws_lb').find(({ values }) => values.load_balancer_type === 'application');
  const [machines] = of('aws_autoscaling_group');
  const [template] = of('aws_launch_template');
  const sns = of('aws_vpc_endpoint').find(({ index }) => index === 'sns');
  const [nat] = of('aws_instance');

  const kinds: readonly [name: string, subnetIds: unknown, groupIds: unknown, isPublic?: true][] = [
    ['function', inVpc.subnet_ids, inVpc.security_group_ids],
    ['database', databaseSubnets?.values.subnet_ids, database?.values.vpc_security_group_ids],
    ['balancer', balancer?.values.subnets, balancer?.values.security_groups, true],
    ['machine', machines?.values.vpc_zone_identifier, template?.values.vpc_security_group_ids],
    ['sns', sns?.values.subnet_ids, sns?.values.security_group_ids],
    ['nat-itself', [nat?.values.subnet_id], nat?.values.vpc_security_group_ids, true],
  ];
  const known = kinds.flatMap(([kind, subnetIds, groupIds, isPublic], i) =>
    subnets
      .filter(({ name }) => list(subnetIds).some((id) => nameOf(id) === name))
      .map((subnet): Host => {
        const group = groups.get(list(groupIds)[0]) ?? 'none';
        return hostIn(subnet, kind, group, 20 + i, isPublic ?? false);
      }),
  );
  const free = subnets.flatMap((subnet) => [
    hostIn(subnet, subnet.name, unguarded, 7, subnet.table === 'public'),
    // By mistake it has a public address, wherever it stands.
    hostIn(subnet, `${subnet.name}-astray`, unguarded, 8, true),
  ]);
  return [...known, ...free];
}

function hostIn(subnet: Subnet, kind: string, group: string, n: number, isPublic: boolean): Host {
  const address = addressIn(subnet.range, n);
  return {
    name: kind.startsWith(subnet.name) ? kind : `${kind}-${subnet.zone}`,
    subnet: subnet.name,
    address,
    ipv6: '',
    // A range set aside for tests, so that no two are the same.
    elastic: isPublic ? address.replace(/^\d+\.\d+/, '198.18') : null,
    group,
  };
}

/** The nth address of a range, among its first 256. */
function addressIn(range: string, n: number): string {
  return range.replace(/\.\d+\/\d+$/, `.${n}`);
}
