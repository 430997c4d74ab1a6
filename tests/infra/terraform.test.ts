import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { roles } from '#adapters/database/postgres/roles.ts';
import { readFunctionSettings, readSettings } from '#settings.ts';
import { startSetup, subnets, withNat } from '#widgets/packet-theatre/setup.ts';
import {
  type Made,
  type Resource,
  terraform,
  terraformTest,
  whyNoTerraform,
} from '../support/terraform.ts';
import { callsOf, neverMade, usedByOthers } from './calls.ts';
import { monthly } from './costs.ts';
import { matches } from './event-pattern.ts';
import { faults } from './faults.ts';
import { findDifference, packets, roadFaults, ways } from './packets.ts';
import { policies, statementsOf } from './policies.ts';
import { allows, many, type Statement } from './rights.ts';
import { events, rights } from './wanted.ts';
import { worldOf } from './world.ts';

const reason = whyNoTerraform();
if (reason) process.stdout.write(`Skipped: ${reason}\n`);

const stages = ['dev', 'prod'] as const;
const files = globSync('infra/tests/*.tftest.hcl').map((path) => basename(path, '.tftest.hcl'));
const runs = [
  'as_the_variables_say',
  'all_of_it',
  'by_one_gateway',
  'by_a_regional_gateway',
  'by_a_nat_instance',
  'without_a_database',
  'over_a_bucket_made_by_amplify',
];
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
    // What does not ask for the variables of a stage is the same in both.
    test.each(stage === 'dev' ? files : ['apply'])(
      'behaves as %s.tftest.hcl says',
      async (file) => {
        const tested = await terraformTest(`${stage}.tfvars`, file);
        for (const [run, what] of tested.made) made.set(`${stage} ${run}`, what);
        expect(tested.failed, tested.said).toBe(0);
        expect(tested.code, tested.said).toBe(0);
        // A filter that matches nothing is a success too.
        expect(tested.passed).toBe(runsOf(file).length);
      },
    );

    test.each(Object.keys(policies))('%s', (policy) => {
      for (const run of stage === 'dev' ? runs : ['as_the_variables_say']) {
        const { resources } = get(stage, run);
        expect(resources.length, run).toBeGreaterThan(60);
        expect(policies[policy]?.(resources), run).toEqual([]);
      }
    });

    test('the site takes the settings that come out', () => {
      const environment = parse(String(get(stage).outputs.settings));
      // What is secret comes from elsewhere.
      const settings = readSettings({ ...environment, KEYS: 'a' });
      expect(Object.keys(environment).length).toBeGreaterThan(4);
      // A list is written with commas, as it was told.
      const taken = Object.entries(settings).map(([key, value]) => [key, String(value)]);
      expect(Object.fromEntries(taken)).toMatchObject(environment);
    });

    test('each function is told storage, database and archive, and nothing else', () => {
      const site = parse(String(get(stage).outputs.settings));
      const names = Object.keys(site).filter(
        (key) => !/^(SECRETS|SECRET_ARN|ORIGINS|TRUSTED_PROXIES)$/.test(key),
      );
      const told = Object.values(toldTo(get(stage)));
      expect(told).toHaveLength(4);
      for (const variables of told) {
        for (const key of Object.keys(variables)) expect(names).toContain(key);
      }
      expect(told.filter(({ DYNAMODB_LEDGER }) => DYNAMODB_LEDGER)).toHaveLength(3);
    });

    test('each function starts with what it is told, and logs in by IAM as whom its role may', () => {
      for (const [word, variables] of Object.entries(toldTo(get(stage)))) {
        const { DATABASE_URL, DATABASE_AUTH } = readFunctionSettings(variables);
        const { username } = new URL(DATABASE_URL);
        expect({ word, DATABASE_AUTH, username }).toEqual({
          word,
          DATABASE_AUTH: 'iam',
          username: word === 'migrate' ? roles.owner : roles.user,
        });
      }
    });

    test('the four subnets are those of the post', () => {
      const run = stage === 'dev' ? 'all_of_it' : 'as_the_variables_say';
      expect(subnetsOf(get(stage, run).resources)).toEqual(subnetsOfPost());
    });
  });

  describe.each(ways)('nat_mode $nat', ({ nat, stage, run, figure }) => {
    test.each(packets.filter(({ only = [nat] }) => only.includes(nat)))(
      '$from to $to, port $port: $by',
      (sent) => {
        expect(findDifference(worldOf(get(stage, run).resources), sent)).toBeNull();
      },
    );

    test.runIf(figure)('the tables of the figure are those that Terraform plans', () => {
      const world = worldOf(get(stage, run).resources);
      expect(new Set(world.subnets)).toEqual(
        new Set(subnets.map(({ ipv6: _, ...subnet }) => subnet)),
      );
      const { rules } = withNat(startSetup, figure ?? 'none');
      for (const [table, routes] of Object.entries(world.tables)) {
        // Our VPC has no IPv6, and no neighbour unless one is asked for.
        const drawn = rules[`table ${table}`]?.filter(([range = '']) =>
          /^(0\.0\.0\.0\/0|pl-s3)$/.test(range),
        );
        expect(routes.map(({ range, target }) => [range, target]).sort(), table).toEqual(
          drawn?.toSorted(),
        );
      }
    });
  });

  test.each(Object.entries(roadFaults))('a packet notices when %s', (_, plant) => {
    const world = worldOf(get('prod').resources);
    const sent = packets.filter(({ only }) => !only || only.includes('per_zone'));
    const faulty = { ...world, ...plant(world) };
    expect(sent.filter((one) => findDifference(faulty, one) !== null)).not.toEqual([]);
  });

  test('dev is the launch list: no machine, no balancer, no NAT, nothing joined', () => {
    const types = new Set(get('dev').resources.map(({ type }) => type));
    for (const type of launched) expect(types).toContain(type);
    for (const type of notLaunched) expect(types).not.toContain(type);
  });

  test('prod is the whole architecture, with a way out in each zone', () => {
    const { resources } = get('prod');
    const types = resources.map(({ type }) => type);
    for (const type of [...launched, 'aws_lb', 'aws_autoscaling_group', 'aws_launch_template']) {
      expect(types).toContain(type);
    }
    expect(types.filter((type) => type === 'aws_nat_gateway')).toHaveLength(2);
    expect(resources.find(({ type }) => type === 'aws_db_instance')?.values).toMatchObject({
      multi_az: true,
      deletion_protection: true,
      skip_final_snapshot: false,
    });
  });

  test('without a database no function stands in the VPC, and nothing is paid for by the hour', () => {
    const { resources } = get('dev', 'without_a_database');
    const functions = resources.filter(({ type }) => type === 'aws_lambda_function');
    expect(functions).toHaveLength(3);
    for (const { values } of functions) expect(values.vpc_config).toEqual([]);
    for (const { type, values } of resources) {
      if (type === 'aws_vpc_endpoint') expect(values.vpc_endpoint_type).toBe('Gateway');
    }
  });

  test.each([
    ['dev', 'as_the_variables_say', 'dev', 30],
    ['dev', 'without_a_database', 'dev without a database', 5],
    ['prod', 'as_the_variables_say', 'prod', 250],
  ] as const)('%s %s costs what the README says', (stage, run, row, most) => {
    const dollars = monthly(get(stage, run).resources);
    expect(dollars).toBeLessThan(most);
    expect(dollars).toBeGreaterThan(0);
    const told = new RegExp(`^\\| \\**${row}\\** +\\| .*\\$(\\d+)\\** +\\|$`, 'm');
    const readme = readFileSync('infra/README.md', 'utf8');
    expect(Number(told.exec(readme)?.[1])).toBe(Math.round(dollars));
  });

  test.each(rights)('%s %s do %s on %s', (who, may, action, resource) => {
    const statements = statementsFor(who, get('prod'));
    expect(statements.length).toBeGreaterThan(0);
    expect(allows(statements, action, resource)).toBe(may === 'may');
  });

  test.each(Object.entries(neverMade))(
    'what %s may do is what its code asks of AWS',
    (who, never: readonly string[]) => {
      const may = statementsFor(who, get('prod'))
        .filter(({ Effect }) => Effect === 'Allow')
        .flatMap(({ Action }) => many(Action));
      const calls = callsOf(who === 'site' ? 'src/server.ts' : `src/lambda/${who}.ts`);
      expect(calls.filter((action) => !may.includes(action) && !never.includes(action))).toEqual(
        [],
      );
      expect(never.filter((action) => may.includes(action))).toEqual([]);
      expect(
        may.filter((one) => !calls.includes(one) && !usedByOthers.some((they) => they.test(one))),
      ).toEqual([]);
    },
  );

  test('on EC2 the site may do what the policy for a site elsewhere says', () => {
    const { resources, outputs } = get('prod');
    const own = resources.filter(
      ({ module, type }) => module === 'module.app[0]' && type === 'aws_iam_role_policy',
    );
    expect(own.flatMap(statementsOf)).toEqual(
      expect.arrayContaining(JSON.parse(String(outputs.site_policy)).Statement),
    );
  });

  test.each(events)('%s: the rule takes it: %s', (_, taken, event) => {
    const { resources, outputs } = get('dev');
    const rule = resources.find(({ type }) => type === 'aws_cloudwatch_event_rule');
    const bucket = parse(String(outputs.settings)).S3_ARCHIVE ?? '';
    const text = JSON.stringify(event).replaceAll('ARCHIVE', bucket);
    expect(matches(JSON.parse(String(rule?.values.event_pattern)), JSON.parse(text))).toBe(taken);
  });

  test('the words of queues, functions and zips are the same', () => {
    const { resources } = get('dev');
    const words = (type: string) =>
      resources.filter((one) => one.type === type && one.name === 'this').map(({ index }) => index);
    const zips = resources
      .filter(({ type }) => type === 'aws_lambda_function')
      .map(({ values }) => String(values.filename));
    expect(words('aws_sqs_queue').sort()).toEqual(['archive', 'check', 'restore']);
    expect(words('aws_lambda_event_source_mapping').sort()).toEqual(words('aws_sqs_queue').sort());
    expect(zips.sort()).toEqual(
      ['archive', 'check', 'migrate', 'restore'].map((word) => `tests/lambda/${word}.zip`),
    );
  });

  test('the bucket of the state is as closed as all others', () => {
    const { resources } = get('dev', 'the_bootstrap');
    for (const [policy, check] of Object.entries(policies)) {
      if (/bucket/.test(policy)) expect(check(resources), policy).toEqual([]);
    }
    expect(resources.filter(({ type }) => type === 'aws_s3_bucket')).toHaveLength(1);
  });

  test('nothing of ours touches a bucket that Amplify made', () => {
    const { resources } = get('dev', 'over_a_bucket_made_by_amplify');
    const buckets = resources.filter(({ type }) => type.startsWith('aws_s3_bucket'));
    expect(buckets.length).toBeGreaterThan(5);
    for (const { index, values } of buckets) {
      expect(index ?? String(values.bucket)).toMatch(/^(solah-dev-)?archive/);
    }
    expect(JSON.stringify(buckets)).not.toContain('app-photos');
  });

  test.each(faults)('%s: noticed when %s', (policy, _, plant) => {
    const copy = structuredClone([...get('dev', 'all_of_it').resources]);
    plant(copy);
    expect(policies[policy]?.(copy)).not.toEqual([]);
  });

  test('every policy has such a fault', () => {
    expect([...new Set(faults.map(([policy]) => policy))].sort()).toEqual(
      Object.keys(policies).sort(),
    );
  });
});

/** What the role of a function may do, or of a site wherever it runs. */
function statementsFor(who: string, { resources, outputs }: Made): Statement[] {
  if (who === 'site') return JSON.parse(String(outputs.site_policy)).Statement;
  return resources
    .filter(
      ({ module, type }) =>
        module === `module.archive.module.function["${who}"]` && type === 'aws_iam_role_policy',
    )
    .flatMap(statementsOf);
}

/** What is on in dev. */
const launched = [
  'aws_vpc',
  'aws_network_acl',
  'aws_flow_log',
  'aws_route53_zone',
  'aws_s3_bucket',
  'aws_sqs_queue',
  'aws_lambda_function',
  'aws_dynamodb_table',
  'aws_sns_topic',
  'aws_cloudwatch_event_rule',
  'aws_scheduler_schedule',
  'aws_db_instance',
  'aws_secretsmanager_secret',
  'aws_apigatewayv2_api',
  'aws_cloudwatch_metric_alarm',
  'aws_cloudwatch_dashboard',
];

const notLaunched = [
  'aws_nat_gateway',
  'aws_eip',
  'aws_instance',
  'aws_lb',
  'aws_autoscaling_group',
  'aws_vpn_gateway',
  'aws_ec2_transit_gateway',
  'aws_vpc_peering_connection',
  'aws_vpc_endpoint_service',
  'aws_dx_gateway',
];

/** The environment of each function, by its word. */
function toldTo({ resources }: Made): Record<string, Record<string, string>> {
  return Object.fromEntries(
    resources
      .filter(({ type }) => type === 'aws_lambda_function')
      .map(({ module, values }) => [
        /\["(\w+)"\]$/.exec(module)?.[1] ?? module,
        Object([values.environment].flat()[0]).variables,
      ]),
  );
}

function parse(lines: string): Record<string, string> {
  return Object.fromEntries(
    lines
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

/** The runs that stand in one test file. */
function runsOf(file: string): string[] {
  return readFileSync(`infra/tests/${file}.tftest.hcl`, 'utf8').match(/^run "/gm) ?? [];
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
