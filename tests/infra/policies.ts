import type { Resource } from '../support/terraform.ts';

type Check = (resources: readonly Resource[]) => string[];

interface Statement {
  Effect: string;
  Action: string | string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string>>;
}

const of = (resources: readonly Resource[], type: string) =>
  resources.filter((resource) => resource.type === type);
const many = <Item>(one: Item | Item[]): Item[] => (Array.isArray(one) ? one : [one]);

/** Read a policy's statements. What a mock made up for a policy that nobody set is no policy. */
function statementsOf({ values: { policy } }: Resource): Statement[] {
  return typeof policy === 'string' && policy.startsWith('{') ? JSON.parse(policy).Statement : [];
}

/** Find what Terraform set on a bucket with one of the resources that stand beside it. */
function beside(resources: readonly Resource[], bucket: Resource, type: string) {
  return of(resources, type).find(({ values }) => values.bucket === bucket.values.id)?.values;
}

/** For each bucket, what it lacks. */
function ofBuckets(lack: (bucket: Resource, resources: readonly Resource[]) => string[]): Check {
  return (resources) =>
    of(resources, 'aws_s3_bucket').flatMap((bucket) =>
      lack(bucket, resources).map((fault) => `${bucket.address}: ${fault}`),
    );
}

/** Tell whether values hold these, however deep; lists are compared item by item. */
function holds(values: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return values === wanted;
  if (typeof values !== 'object' || values === null) return false;
  return Object.entries(wanted).every(([key, value]) => holds(Reflect.get(values, key), value));
}

const blocks = {
  block_public_acls: true,
  block_public_policy: true,
  ignore_public_acls: true,
  restrict_public_buckets: true,
};

/** What every bucket must have beside it. */
const armour: readonly (readonly [type: string, wanted: object])[] = [
  ['aws_s3_bucket_public_access_block', blocks],
  ['aws_s3_bucket_ownership_controls', { rule: [{ object_ownership: 'BucketOwnerEnforced' }] }],
  [
    'aws_s3_bucket_server_side_encryption_configuration',
    { rule: [{ apply_server_side_encryption_by_default: [{ sse_algorithm: 'AES256' }] }] },
  ],
  ['aws_s3_bucket_versioning', { versioning_configuration: [{ status: 'Enabled' }] }],
];

/** What no plan of ours may break, each as a sentence and the resources that break it. */
export const policies: Readonly<Record<string, Check>> = {
  'every bucket is closed, owned, encrypted and keeps versions': ofBuckets((bucket, resources) =>
    armour
      .filter(([type, wanted]) => !holds(beside(resources, bucket, type), wanted))
      .map(([type]) => type),
  ),

  'every bucket refuses what is not TLS 1.2': ofBuckets((bucket, resources) => {
    const policy = of(resources, 'aws_s3_bucket_policy').find(
      ({ values }) => values.bucket === bucket.values.id,
    );
    const denied = (policy ? statementsOf(policy) : []).filter(
      ({ Effect, Action, Resource }) =>
        Effect === 'Deny' &&
        Action === 's3:*' &&
        holds(Resource, [bucket.values.arn, `${bucket.values.arn}/*`]),
    );
    return [
      { Bool: { 'aws:SecureTransport': 'false' } },
      { NumericLessThan: { 's3:TlsVersion': '1.2' } },
    ]
      .filter((wanted) => !denied.some(({ Condition }) => holds(Condition, wanted)))
      .map((wanted) => `allows ${JSON.stringify(wanted)}`);
  }),

  'what is unfinished or old does not lie in a bucket for ever': ofBuckets((bucket, resources) => {
    const rules = beside(resources, bucket, 'aws_s3_bucket_lifecycle_configuration')?.rule;
    return [
      { abort_incomplete_multipart_upload: [{ days_after_initiation: 14 }] },
      { noncurrent_version_expiration: [{ noncurrent_days: 30 }] },
    ]
      .filter(
        (wanted) =>
          !(
            Array.isArray(rules) &&
            rules.some((rule) => holds(rule, { status: 'Enabled', ...wanted }))
          ),
      )
      .map((wanted) => JSON.stringify(wanted));
  }),

  'no bucket goes while it is full, or opens itself to other sites': (resources) =>
    resources
      .filter(
        ({ type, values }) =>
          /^aws_s3_bucket_(cors|acl|website)/.test(type) ||
          (type === 'aws_s3_bucket' && values.force_destroy === true),
      )
      .map(({ address }) => address),

  'only public subnets lead to the internet, and no machine gets an address unasked': (
    resources,
  ) => {
    const gateways = of(resources, 'aws_internet_gateway').map(({ values }) => values.id);
    const open = of(resources, 'aws_route')
      .filter(({ values }) => gateways.includes(values.gateway_id))
      .map(({ values }) => values.route_table_id);
    const outside = of(resources, 'aws_route_table_association')
      .filter(({ values }) => open.includes(values.route_table_id))
      .map(({ values }) => values.subnet_id);
    return of(resources, 'aws_subnet')
      .filter(
        ({ name, values }) =>
          (name === 'private' && outside.includes(values.id)) ||
          values.map_public_ip_on_launch !== false,
      )
      .map(({ address }) => address);
  },

  'nobody is let in from everywhere, and the default group lets nobody in or out': (resources) =>
    resources
      .filter(({ type, values }) => {
        if (type === 'aws_default_security_group') {
          return !holds(values, { ingress: { length: 0 }, egress: { length: 0 } });
        }
        const ingress =
          type === 'aws_security_group' || type === 'aws_vpc_security_group_ingress_rule';
        return ingress && /"(0\.0\.0\.0\/0|::\/0)"/.test(JSON.stringify(values.ingress ?? values));
      })
      .map(({ address }) => address),

  'no policy allows every action, or any action on everything': (resources) =>
    resources
      .filter((resource) =>
        statementsOf(resource).some(
          ({ Effect, Action, Resource }) =>
            Effect === 'Allow' && (many(Action).includes('*') || many(Resource).includes('*')),
        ),
      )
      .map(({ address }) => address),

  'every ARN is one': (resources) =>
    resources
      .filter(({ type }) => type === 'aws_s3_bucket')
      .filter(({ values }) => !/^arn:aws[a-z-]*:[a-z0-9-]+:/.test(String(values.arn)))
      .map(({ address }) => address),
};
