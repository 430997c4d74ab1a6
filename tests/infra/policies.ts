import type { Resource } from '../support/terraform.ts';

type Check = (resources: readonly Resource[]) => string[];

interface Statement {
  Sid?: string;
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

/** Statements that may speak of everything, and why. */
const everythingAllowed: Readonly<Record<string, string>> = {
  OnlyOurAccount: "An endpoint for a service of the reader's choice; its condition is our account.",
};

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

  'nobody is let in from everywhere but by the balancer, and the default fences are closed': (
    resources,
  ) =>
    resources
      .filter(({ type, module, values }) => {
        if (/^aws_default_(security_group|network_acl)$/.test(type)) {
          return !holds(values, { ingress: { length: 0 }, egress: { length: 0 } });
        }
        const everywhere = /"(0\.0\.0\.0\/0|::\/0)"/.test(JSON.stringify(values));
        if (type === 'aws_security_group') return everywhere;
        if (type !== 'aws_vpc_security_group_ingress_rule' || !everywhere) return false;
        const door =
          values.from_port === values.to_port && [80, 443].includes(Number(values.to_port));
        return !(module === 'module.app[0]' && door);
      })
      .map(({ address }) => address),

  'no policy allows every action, or any action on everything without a reason': (resources) =>
    resources
      .filter((resource) =>
        statementsOf(resource).some(
          ({ Sid = '', Effect, Action, Resource }) =>
            Effect === 'Allow' &&
            // What an endpoint lets through is a fence: it grants nothing.
            (many(Action).some((action) =>
              resource.type === 'aws_vpc_endpoint' ? action === '*' : action.endsWith('*'),
            ) ||
              (many(Resource).includes('*') && !(Sid in everythingAllowed))),
        ),
      )
      .map(({ address }) => address),

  'every log is kept for a stated time': (resources) =>
    of(resources, 'aws_cloudwatch_log_group')
      .filter(({ values }) => !(Number(values.retention_in_days) > 0))
      .map(({ address }) => address),

  "no machine's role can be read over a redirect": (resources) =>
    resources
      .filter(({ type }) => type === 'aws_instance' || type === 'aws_launch_template')
      .filter(
        ({ values }) =>
          !holds(values.metadata_options, [
            { http_tokens: 'required', http_put_response_hop_limit: 1 },
          ]),
      )
      .map(({ address }) => address),

  'every ARN is one': (resources) =>
    resources
      .filter((resource) => {
        const named = Object.entries(resource.values).filter(
          ([key, value]) => /_arn$/.test(key) && typeof value === 'string' && value !== '',
        );
        const meant = statementsOf(resource).flatMap(({ Resource }) =>
          many(Resource).filter((arn) => arn !== '*'),
        );
        return [...named.map(([, value]) => value), ...meant].some(
          (arn) => !/^arn:aws[a-z-]*:[a-z0-9-]+:/.test(String(arn)),
        );
      })
      .map(({ address }) => address),
};
