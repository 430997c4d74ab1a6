import type { Resource } from '../support/terraform.ts';
import { many, type Statement } from './rights.ts';

type Check = (resources: readonly Resource[]) => string[];

const of = (resources: readonly Resource[], type: string) =>
  resources.filter((resource) => resource.type === type);

/** Read a policy's statements. What a mock made up for a policy that nobody set is no policy. */
export function statementsOf({ values: { policy } }: Resource): Statement[] {
  return typeof policy === 'string' && policy.startsWith('{') ? JSON.parse(policy).Statement : [];
}

/** For each resource of a type, whether it lacks something. */
function each(
  type: string,
  lacks: (resource: Resource, all: readonly Resource[]) => boolean,
): Check {
  return (resources) =>
    of(resources, type)
      .filter((resource) => lacks(resource, resources))
      .map(({ address }) => address);
}

/** Join checks into one. */
const every =
  (...checks: Check[]): Check =>
  (resources) =>
    checks.flatMap((check) => check(resources));

const isDead = ({ name }: Resource) => name === 'dead' || name === 'undelivered';

/** Tell whether somebody wrote a secret where names and ARNs belong. */
function holdsSecret(key: string, value: string): boolean {
  const named =
    /SECRET|PASSWORD|TOKEN|KEYS?$|_URL$/.test(key) && !/^(SECRETS|SECRET_ARN)$/.test(key);
  // An address of a database without a password is none.
  return (
    /:\/\/[^/@]*:[^/@]*@|-----BEGIN|AKIA/.test(value) ||
    (named && !/^postgres:\/\/[^:@]+@/.test(value))
  );
}

/** Read the lines of settings that a machine's first script writes. */
function settingsOf({ values }: Resource): [string, string][] {
  const script = Buffer.from(String(values.user_data), 'base64').toString();
  return [...script.matchAll(/^([A-Z0-9_]+)=(.*)$/gm)].map(([, key = '', value = '']) => [
    key,
    value,
  ]);
}

/** Find what Terraform set on a bucket with one of the resources that stand beside it. */
function beside(resources: readonly Resource[], bucket: Resource, type: string) {
  return of(resources, type).find(({ values }) => values.bucket === bucket.values.id)?.values;
}

/** Statements that may speak of everything, and why. */
const everythingAllowed: Readonly<Record<string, string>> = {
  OnlyOurAccount: "An endpoint for a service of the reader's choice; its condition is our account.",
  Trace: 'X-Ray knows no ARNs for what it takes.',
  StandInTheVpc:
    'AWS asks for the right before the interface has a name; NotByItsCode takes it from the code.',
  OurAccountRulesTheKey: "A key's own policy: everything is that key.",
  AlarmsUseTheKey: "A key's own policy: everything is that key.",
};

/** Where we name something else by its ARN. What AWS makes up for itself is not ours to check. */
const namesAnother =
  /^((iam_)?role|certificate|event_source|load_balancer|target_group|source|secret|topic|policy)_arn$/;

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

/** Tell whether what is given up there would be lost, or would be tried for ever. */
function lacksDeadLetters(target: object, all: readonly Resource[]): boolean {
  return !(
    of(all, 'aws_sqs_queue').some(({ values }) =>
      holds(Reflect.get(target, 'dead_letter_config'), [{ arn: values.arn }]),
    ) && holds(Reflect.get(target, 'retry_policy'), [{}])
  );
}

function isWatched(all: readonly Resource[], dimension: string, name: unknown): boolean {
  return of(all, 'aws_cloudwatch_metric_alarm').some(({ values }) =>
    holds(values.dimensions, { [dimension]: name }),
  );
}

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
            // What an endpoint lets through is a fence and grants nothing; a key without its account
            // could never be deleted.
            (many(Action).some((action) =>
              /^aws_(vpc_endpoint|kms_key)$/.test(resource.type)
                ? action === '*'
                : action.endsWith('*'),
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

  'every queue is encrypted, and what failed five times is kept apart': every(
    each('aws_sqs_queue', ({ values }) => values.sqs_managed_sse_enabled !== true),
    each('aws_sqs_queue', (queue, all) => {
      if (isDead(queue)) return Number(queue.values.message_retention_seconds) < 14 * 24 * 3600;
      const redrive = JSON.parse(String(queue.values.redrive_policy) || '{}');
      const dead = of(all, 'aws_sqs_queue').find(
        ({ name, values }) => name === 'dead' && values.arn === redrive.deadLetterTargetArn,
      );
      const allow = of(all, 'aws_sqs_queue_redrive_allow_policy').find(
        ({ values }) => values.queue_url === dead?.values.id,
      );
      return (
        redrive.maxReceiveCount !== 5 ||
        !allow ||
        !holds(JSON.parse(String(allow.values.redrive_allow_policy)), {
          redrivePermission: 'byQueue',
          sourceQueueArns: [queue.values.arn],
        })
      );
    }),
  ),

  'every queue, topic and secret refuses what is not TLS': (resources) =>
    resources
      .filter(({ type }) => /^aws_(sqs_queue|sns_topic|secretsmanager_secret)$/.test(type))
      .filter(
        ({ type, values }) =>
          !of(resources, `${type}_policy`)
            .flatMap(statementsOf)
            .some(
              ({ Effect, Resource, Condition }) =>
                Effect === 'Deny' &&
                many(Resource).includes(String(values.arn)) &&
                holds(Condition, { Bool: { 'aws:SecureTransport': 'false' } }),
            ),
      )
      .map(({ address }) => address),

  'a message is hidden for six times the time of its function, and of its batch': (resources) =>
    of(resources, 'aws_lambda_event_source_mapping')
      .filter(({ values }) => {
        const queue = of(resources, 'aws_sqs_queue').find(
          (one) => one.values.arn === values.event_source_arn,
        );
        const worker = of(resources, 'aws_lambda_function').find(
          (one) => one.values.arn === values.function_name,
        );
        return !(
          Number(queue?.values.visibility_timeout_seconds) >=
          6 * Number(worker?.values.timeout) + Number(values.maximum_batching_window_in_seconds)
        );
      })
      .map(({ address }) => address),

  'one bad message does not bring back the whole batch, and no queue starts too many at once': each(
    'aws_lambda_event_source_mapping',
    ({ values }, all) => {
      const worker = of(all, 'aws_lambda_function').find(
        (one) => one.values.arn === values.function_name,
      );
      const most = Reflect.get(Object([values.scaling_config].flat()[0]), 'maximum_concurrency');
      const own = Number(worker?.values.reserved_concurrent_executions ?? -1);
      return (
        !holds(values.function_response_types, ['ReportBatchItemFailures']) ||
        !(Number(most) >= 2) ||
        (own >= 0 && own < Number(most))
      );
    },
  ),

  'what cannot be handed over is kept': every(
    each('aws_cloudwatch_event_target', ({ values }, all) => lacksDeadLetters(values, all)),
    each('aws_scheduler_schedule', ({ values }, all) =>
      lacksDeadLetters(Object([values.target].flat()[0]), all),
    ),
  ),

  'functions and machines are told names and ARNs, never a secret': every(
    each('aws_lambda_function', ({ values }) =>
      Object.entries(Object(Reflect.get(Object([values.environment].flat()[0]), 'variables'))).some(
        ([key, value]) => holdsSecret(key, String(value)),
      ),
    ),
    each('aws_launch_template', (template) =>
      settingsOf(template).some(([key, value]) => holdsSecret(key, value)),
    ),
    each('aws_secretsmanager_secret_version', () => true),
  ),

  'a function runs on a Node that lives, traced, and writes JSON into a log of ours': each(
    'aws_lambda_function',
    ({ values }, all) =>
      !holds(values, {
        runtime: 'nodejs24.x',
        architectures: ['arm64'],
        tracing_config: [{ mode: 'Active' }],
        logging_config: [{ log_format: 'JSON' }],
      }) ||
      !of(all, 'aws_cloudwatch_log_group').some((group) =>
        holds(values.logging_config, [{ log_group: group.values.name }]),
      ),
  ),

  'functions in the VPC reach our database and our endpoints, nothing else': each(
    'aws_vpc_security_group_egress_rule',
    ({ module, values }) =>
      module === 'module.archive' && Boolean(values.cidr_ipv4 || values.cidr_ipv6),
  ),

  'the database is private, encrypted, backed up, and wants TLS and no stored password': every(
    each(
      'aws_db_instance',
      ({ values }) =>
        !holds(values, {
          publicly_accessible: false,
          storage_encrypted: true,
          iam_database_authentication_enabled: true,
          manage_master_user_password: true,
        }) || Number(values.backup_retention_period) < 7,
    ),
    each(
      'aws_db_parameter_group',
      ({ values }) =>
        !(
          Array.isArray(values.parameter) &&
          values.parameter.some((one) => holds(one, { name: 'rds.force_ssl', value: '1' }))
        ),
    ),
  ),

  'the ledger can be brought back to any minute, and is encrypted': each(
    'aws_dynamodb_table',
    ({ values }) =>
      !holds(values, {
        point_in_time_recovery: [{ enabled: true }],
        server_side_encryption: [{ enabled: true }],
      }),
  ),

  'every disk is encrypted': every(
    each('aws_instance', ({ values }) => !holds(values.root_block_device, [{ encrypted: true }])),
    each(
      'aws_launch_template',
      ({ values }) => !holds(values.block_device_mappings, [{ ebs: [{ encrypted: 'true' }] }]),
    ),
  ),

  'the balancer speaks TLS 1.2 and 1.3, sends people there, and notes what it did': every(
    each(
      'aws_lb',
      ({ values }) =>
        values.load_balancer_type === 'application' &&
        !holds(values, { drop_invalid_header_fields: true, access_logs: [{ enabled: true }] }),
    ),
    each('aws_lb_listener', ({ values }) => {
      if (values.protocol === 'HTTPS') return !/TLS13-1-[23]/.test(String(values.ssl_policy));
      if (values.protocol !== 'HTTP') return false;
      return !holds(values.default_action, [{ redirect: [{ protocol: 'HTTPS' }] }]);
    }),
  ),

  'the API answers only callers who sign, and not too many': every(
    each('aws_apigatewayv2_route', ({ values }) => values.authorization_type !== 'AWS_IAM'),
    each('aws_apigatewayv2_stage', ({ values }) => {
      const limits = Object([values.default_route_settings].flat()[0]);
      return !(Number(Reflect.get(limits, 'throttling_rate_limit')) > 0);
    }),
  ),

  'every queue and every function has an alarm, and every alarm tells somebody': every(
    each('aws_sqs_queue', ({ values }, all) => !isWatched(all, 'QueueName', values.name)),
    each(
      'aws_lambda_function',
      ({ values }, all) => !isWatched(all, 'FunctionName', values.function_name),
    ),
    each(
      'aws_cloudwatch_metric_alarm',
      ({ values }, all) =>
        values.treat_missing_data !== 'notBreaching' ||
        !of(all, 'aws_sns_topic').some(
          ({ name, values: topic }) =>
            name === 'alarms' && holds(values.alarm_actions, [topic.arn]),
        ),
    ),
  ),

  'every ARN is one': (resources) =>
    resources
      .filter((resource) => {
        const named = Object.entries(resource.values).filter(
          ([key, value]) => namesAnother.test(key) && typeof value === 'string' && value !== '',
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
