import { globSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { readSettings } from '#settings.ts';
import {
  type Made,
  type Resource,
  terraform,
  terraformTest,
  whyNoTerraform,
} from '../support/terraform.ts';
import { policies } from './policies.ts';

const reason = whyNoTerraform();
if (reason) process.stdout.write(`Skipped: ${reason}\n`);

const stages = ['dev', 'prod'] as const;
type Stage = (typeof stages)[number];

describe.skipIf(reason)('infra', () => {
  const made = new Map<string, Made>();
  const get = (stage: Stage, run = 'as_the_variables_say'): Made =>
    made.get(`${stage} ${run}`) ?? { resources: [], outputs: {} };

  beforeAll(async () => {
    const { code, said } = await terraform('init', '-backend=false', '-no-color');
    if (code !== 0) throw new Error(said);
  });

  test('is written as terraform fmt writes it', async () => {
    expect(await terraform('fmt', '-check', '-recursive')).toEqual({ code: 0, said: '' });
  });

  test('is valid', async () => {
    expect(await terraform('validate', '-no-color')).toMatchObject({ code: 0 });
  });

  describe.each(stages)('%s', (stage) => {
    test('behaves as its test files say', async () => {
      // What does not ask for the variables of a stage is the same in both.
      const file = stage === 'dev' ? undefined : 'apply';
      const {
        code,
        passed,
        failed,
        said,
        made: runs,
      } = await terraformTest(`${stage}.tfvars`, file);
      for (const [run, what] of runs) made.set(`${stage} ${run}`, what);
      expect({ code, failed }, said).toEqual({ code: 0, failed: 0 });
      // A filter or a folder that matches nothing is a success too.
      expect(passed).toBe(runsOf(file).length);
    });

    test.each(Object.keys(policies))('%s', (policy) => {
      for (const run of ['as_the_variables_say', 'all_of_it', 'over_a_bucket_made_by_amplify']) {
        const { resources } = get(stage, run);
        expect(resources.length).toBeGreaterThan(20);
        expect(policies[policy]?.(resources)).toEqual([]);
      }
    });

    test('the site takes the settings that come out', () => {
      const lines = String(get(stage).outputs.settings).trim().split('\n');
      const environment = Object.fromEntries(lines.map((line) => line.split('=')));
      expect(readSettings(environment)).toMatchObject(environment);
    });

    test('the four subnets are those of the post', () => {
      expect(subnetsOf(get(stage, 'all_of_it').resources)).toEqual(subnetsOfPost());
    });
  });

  test('dev costs nothing while idle, prod has a way out in each zone', () => {
    const billed = (stage: Stage) =>
      get(stage).resources.filter(({ type }) => /^aws_(nat_gateway|eip)$/.test(type)).length;
    expect([billed('dev'), billed('prod')]).toEqual([0, 4]);
  });

  test('nothing of ours touches a bucket that Amplify made', () => {
    const { resources } = get('dev', 'over_a_bucket_made_by_amplify');
    const buckets = resources.filter(({ type }) => type.startsWith('aws_s3_bucket'));
    expect(buckets.length).toBeGreaterThan(5);
    expect(buckets.map(({ index }) => index)).toEqual(buckets.map(() => 'archive'));
    expect(JSON.stringify(buckets)).not.toContain('app-photos');
  });

  /** One fault each in what was made, and the policy that must notice it. */
  const faults: readonly [policy: string, fault: string, plant: (made: Resource[]) => void][] = [
    [
      'every bucket is closed, owned, encrypted and keeps versions',
      'one block of four is off',
      set('aws_s3_bucket_public_access_block', { restrict_public_buckets: false }),
    ],
    [
      'every bucket is closed, owned, encrypted and keeps versions',
      'lists may own',
      set('aws_s3_bucket_ownership_controls', { rule: [{ object_ownership: 'ObjectWriter' }] }),
    ],
    [
      'every bucket is closed, owned, encrypted and keeps versions',
      'no encryption',
      drop('aws_s3_bucket_server_side_encryption_configuration'),
    ],
    [
      'every bucket is closed, owned, encrypted and keeps versions',
      'versions suspended',
      set('aws_s3_bucket_versioning', { versioning_configuration: [{ status: 'Suspended' }] }),
    ],
    ['every bucket refuses what is not TLS 1.2', 'no policy', drop('aws_s3_bucket_policy')],
    [
      'every bucket refuses what is not TLS 1.2',
      'TLS 1.0 passes',
      swap('aws_s3_bucket_policy', '1.2"', '1.0"'),
    ],
    [
      'what is unfinished or old does not lie in a bucket for ever',
      'no rules',
      drop('aws_s3_bucket_lifecycle_configuration'),
    ],
    [
      'what is unfinished or old does not lie in a bucket for ever',
      'a rule is off',
      swap('aws_s3_bucket_lifecycle_configuration', 'Enabled', 'Disabled'),
    ],
    [
      'no bucket goes while it is full, or opens itself to other sites',
      'force_destroy',
      set('aws_s3_bucket', { force_destroy: true }),
    ],
    [
      'no bucket goes while it is full, or opens itself to other sites',
      'CORS',
      add('aws_s3_bucket_cors_configuration', {}),
    ],
    [
      'only public subnets lead to the internet, and no machine gets an address unasked',
      'addresses for all',
      set('aws_subnet', { map_public_ip_on_launch: true }),
    ],
    [
      'only public subnets lead to the internet, and no machine gets an address unasked',
      'private routes to the gateway',
      (made) => {
        const gateway = made.find(({ type }) => type === 'aws_internet_gateway')?.values.id;
        for (const { type, values } of made) if (type === 'aws_route') values.gateway_id = gateway;
      },
    ],
    [
      'nobody is let in from everywhere but by the balancer, and the default fences are closed',
      'the default group is open',
      set('aws_default_security_group', { ingress: [{ protocol: '-1' }] }),
    ],
    [
      'nobody is let in from everywhere but by the balancer, and the default fences are closed',
      'ssh for the world',
      add('aws_vpc_security_group_ingress_rule', { cidr_ipv4: '0.0.0.0/0', from_port: 22 }),
    ],
    [
      'nobody is let in from everywhere but by the balancer, and the default fences are closed',
      'the default list is open',
      set('aws_default_network_acl', { ingress: [{ protocol: '-1' }] }),
    ],
    [
      'no policy allows every action, or any action on everything without a reason',
      'every action',
      swap('aws_vpc_endpoint', '"s3:*"', '"*"'),
    ],
    [
      'no policy allows every action, or any action on everything without a reason',
      'every action of a service, in a role',
      swap('aws_iam_role_policy', '"logs:PutLogEvents"', '"logs:*"'),
    ],
    [
      'no policy allows every action, or any action on everything without a reason',
      'every table',
      (made) => {
        for (const { name, values } of made) {
          if (name === 'dynamodb')
            values.policy = String(values.policy).replace(/"arn:[^"]+"/, '"*"');
        }
      },
    ],
    [
      'every log is kept for a stated time',
      'for ever',
      set('aws_cloudwatch_log_group', { retention_in_days: 0 }),
    ],
    [
      "no machine's role can be read over a redirect",
      'the old way of asking works',
      add('aws_instance', { metadata_options: [{ http_tokens: 'optional' }] }),
    ],
    [
      'every ARN is one',
      'a name instead of an ARN',
      set('aws_flow_log', { iam_role_arn: 'solah-flow-logs' }),
    ],
    ['every ARN is one', 'a name in a policy', swap('aws_vpc_endpoint', 'arn:aws:s3:::', '')],
  ];

  test.each(faults)('%s: noticed when %s', (policy, _, plant) => {
    const copy = structuredClone([...get('prod').resources]);
    plant(copy);
    expect(policies[policy]?.(copy)).not.toEqual([]);
  });

  test('every policy has such a fault', () => {
    expect([...new Set(faults.map(([policy]) => policy))].sort()).toEqual(
      Object.keys(policies).sort(),
    );
  });
});

/** The runs that stand in one test file, or in all. */
function runsOf(file = '*'): string[] {
  return globSync(`infra/tests/${file}.tftest.hcl`).flatMap(
    (path) => readFileSync(path, 'utf8').match(/^run "/gm) ?? [],
  );
}

function set(type: string, values: Record<string, unknown>) {
  return (made: Resource[]) => {
    for (const resource of made) if (resource.type === type) Object.assign(resource.values, values);
  };
}

function swap(type: string, from: string, to: string) {
  return (made: Resource[]) => {
    for (const resource of made) {
      if (resource.type !== type) continue;
      // Policies are texts of JSON inside JSON: their quotes are escaped there.
      const text = JSON.stringify(resource.values);
      const escaped = (part: string) => JSON.stringify(part).slice(1, -1);
      const swapped = text.replaceAll(escaped(from), escaped(to));
      Object.assign(resource.values, JSON.parse(swapped));
    }
  };
}

function drop(type: string) {
  return (made: Resource[]) => {
    made.splice(0, made.length, ...made.filter((resource) => resource.type !== type));
  };
}

function add(type: string, values: Record<string, unknown>) {
  return (made: Resource[]) => {
    made.push({ address: `${type}.planted`, type, name: 'planted', module: '', values });
  };
}

/** Describe the subnets as the post's table does. */
function subnetsOf(resources: readonly Resource[]): string[][] {
  const of = (type: string) => resources.filter((resource) => resource.type === type);
  const nats = new Map(of('aws_nat_gateway').map(({ index, values }) => [values.id, index]));
  return of('aws_subnet')
    .map(({ name, index = '', values }) => {
      const table = of('aws_route_table_association').find(
        (association) => association.values.subnet_id === values.id,
      )?.values.route_table_id;
      const route = of('aws_route').find(
        (one) =>
          one.values.route_table_id === table && one.values.destination_cidr_block === '0.0.0.0/0',
      )?.values;
      const nat = nats.get(route?.nat_gateway_id);
      const way = nat === undefined ? 'internet gateway' : `NAT of zone ${nat}, or none`;
      return [`${name}-${index}`, index, String(values.cidr_block), route ? way : 'none'];
    })
    .sort();
}

function subnetsOfPost(): string[][] {
  const post = readFileSync('content/blog/igw-and-nat-gateway/en.mdx', 'utf8');
  return [...post.matchAll(/^\| `((?:public|private)-\w)` \|(.+)\|$/gm)]
    .map(([, name = '', rest = '']) => {
      const cells = rest.split('|').map((cell) => cell.trim().replaceAll('`', ''));
      return [name, cells[0] ?? '', cells[1] ?? '', cells.at(-1) ?? ''];
    })
    .sort();
}
