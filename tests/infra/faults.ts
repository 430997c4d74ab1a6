import type { Resource } from '../support/terraform.ts';

type Plant = (made: Resource[]) => void;

/** Faults by the policy that must notice them, each planted into what was made. */
const planted: Readonly<Record<string, Readonly<Record<string, Plant>>>> = {
  'every bucket is closed, owned, encrypted and keeps versions': {
    'one block of four is off': set('aws_s3_bucket_public_access_block', {
      restrict_public_buckets: false,
    }),
    'lists may own': set('aws_s3_bucket_ownership_controls', {
      rule: [{ object_ownership: 'ObjectWriter' }],
    }),
    'no encryption': drop('aws_s3_bucket_server_side_encryption_configuration'),
    'versions suspended': set('aws_s3_bucket_versioning', {
      versioning_configuration: [{ status: 'Suspended' }],
    }),
  },
  'every bucket refuses what is not TLS 1.2': {
    'no policy': drop('aws_s3_bucket_policy'),
    'TLS 1.0 passes': swap('aws_s3_bucket_policy', '1.2"', '1.0"'),
  },
  'what is unfinished or old does not lie in a bucket for ever': {
    'no rules': drop('aws_s3_bucket_lifecycle_configuration'),
    'a rule is off': swap('aws_s3_bucket_lifecycle_configuration', 'Enabled', 'Disabled'),
  },
  'no bucket goes while it is full, or opens itself to other sites': {
    force_destroy: set('aws_s3_bucket', { force_destroy: true }),
    CORS: add('aws_s3_bucket_cors_configuration', {}),
  },
  'only public subnets lead to the internet, and no machine gets an address unasked': {
    'addresses for all': set('aws_subnet', { map_public_ip_on_launch: true }),
    'private routes to the gateway': (made) => {
      const gateway = made.find(({ type }) => type === 'aws_internet_gateway')?.values.id;
      for (const { type, values } of made) if (type === 'aws_route') values.gateway_id = gateway;
    },
  },
  'nobody is let in from everywhere but by the balancer, and the default fences are closed': {
    'the default group is open': set('aws_default_security_group', {
      ingress: [{ protocol: '-1' }],
    }),
    'the default list is open': set('aws_default_network_acl', { ingress: [{ protocol: '-1' }] }),
    'ssh for the world': add('aws_vpc_security_group_ingress_rule', {
      cidr_ipv4: '0.0.0.0/0',
      from_port: 22,
      to_port: 22,
    }),
    'https for the world, not by the balancer': add('aws_vpc_security_group_ingress_rule', {
      cidr_ipv4: '0.0.0.0/0',
      from_port: 443,
      to_port: 443,
    }),
    'every port by the balancer': set('aws_vpc_security_group_ingress_rule', { from_port: 0 }),
  },
  'no policy allows every action, or any action on everything without a reason': {
    'every action': swap('aws_vpc_endpoint', '"s3:*"', '"*"'),
    'every action of a service, in a role': swap(
      'aws_iam_role_policy',
      '"logs:PutLogEvents"',
      '"logs:*"',
    ),
    'every table': swap(
      'aws_iam_role_policy',
      'arn:aws:dynamodb:ap-south-1:123456789012:table/mocked',
      '*',
    ),
  },
  'every log is kept for a stated time': {
    'for ever': set('aws_cloudwatch_log_group', { retention_in_days: 0 }),
  },
  "no machine's role can be read over a redirect": {
    'the old way of asking works': set('aws_launch_template', {
      metadata_options: [{ http_tokens: 'optional', http_put_response_hop_limit: 1 }],
    }),
  },
  'every queue is encrypted, and what failed five times is kept apart': {
    'not encrypted': set('aws_sqs_queue', { sqs_managed_sse_enabled: false }),
    'no dead letters': set('aws_sqs_queue', { redrive_policy: '' }),
    'for ever': swap('aws_sqs_queue', '"maxReceiveCount":5', '"maxReceiveCount":1000'),
    'anybody may put there': swap('aws_sqs_queue_redrive_allow_policy', 'byQueue', 'allowAll'),
    'gone in four days': set('aws_sqs_queue', { message_retention_seconds: 345_600 }),
  },
  'every queue, topic and secret refuses what is not TLS': {
    'a queue without': drop('aws_sqs_queue_policy'),
    'a topic without': drop('aws_sns_topic_policy'),
    'a secret without': swap('aws_secretsmanager_secret_policy', 'Deny', 'Allow'),
  },
  'a message is hidden for six times the time of its function, and of its batch': {
    'a second less': (made) => {
      for (const { type, values } of made) {
        if (type === 'aws_sqs_queue') {
          values.visibility_timeout_seconds = Number(values.visibility_timeout_seconds) - 1;
        }
      }
    },
    'a slower function': set('aws_lambda_function', { timeout: 600 }),
    'a longer window': set('aws_lambda_event_source_mapping', {
      maximum_batching_window_in_seconds: 60,
    }),
  },
  'one bad message does not bring back the whole batch, and no queue starts too many at once': {
    'all come back': set('aws_lambda_event_source_mapping', { function_response_types: [] }),
    'as many as the account has': set('aws_lambda_event_source_mapping', { scaling_config: [] }),
    'fewer set aside than the queue starts': set('aws_lambda_function', {
      reserved_concurrent_executions: 1,
    }),
  },
  'what cannot be handed over is kept': {
    'the rule forgets': set('aws_cloudwatch_event_target', { dead_letter_config: [] }),
    'the schedule forgets': swap('aws_scheduler_schedule', 'solah-undelivered', 'nobody'),
  },
  'functions and machines are told names and ARNs, never a secret': {
    'the keys': set('aws_lambda_function', { environment: [{ variables: { KEYS: '{}' } }] }),
    'a password in an address': set('aws_lambda_function', {
      environment: [{ variables: { DATABASE_URL: 'postgres://solah:hunter2@host:5432/solah' } }],
    }),
    'mail, on a machine': set('aws_launch_template', {
      user_data: Buffer.from('SMTP_URL=smtps://host').toString('base64'),
    }),
    'a value in the state': add('aws_secretsmanager_secret_version', {}),
  },
  'a function runs on a Node that lives, traced, and writes JSON into a log of ours': {
    'an old Node': set('aws_lambda_function', { runtime: 'nodejs18.x' }),
    'no trace': set('aws_lambda_function', { tracing_config: [] }),
    'a log that nobody made': swap('aws_lambda_function', '/aws/lambda/', '/elsewhere/'),
  },
  'functions in the VPC reach our database and our endpoints, nothing else': {
    'the internet': (made) => {
      for (const { type, values } of made) {
        if (type === 'aws_vpc_security_group_egress_rule') values.cidr_ipv4 = '0.0.0.0/0';
      }
    },
  },
  'the database is private, encrypted, backed up, and wants TLS and no stored password': {
    public: set('aws_db_instance', { publicly_accessible: true }),
    'not encrypted': set('aws_db_instance', { storage_encrypted: false }),
    'passwords alone': set('aws_db_instance', { iam_database_authentication_enabled: false }),
    'a master password of ours': set('aws_db_instance', { manage_master_user_password: null }),
    'one backup': set('aws_db_instance', { backup_retention_period: 1 }),
    'without TLS': swap('aws_db_parameter_group', '"value":"1"', '"value":"0"'),
  },
  'the ledger can be brought back to any minute, and is encrypted': {
    'no way back': set('aws_dynamodb_table', { point_in_time_recovery: [{ enabled: false }] }),
    'not encrypted': set('aws_dynamodb_table', { server_side_encryption: [] }),
  },
  'every disk is encrypted': {
    'a machine without': swap('aws_launch_template', '"encrypted":"true"', '"encrypted":"false"'),
    'an instance without': add('aws_instance', { root_block_device: [{ encrypted: false }] }),
  },
  'the balancer speaks TLS 1.2 and 1.3, sends people there, and notes what it did': {
    'TLS 1.0': swap('aws_lb_listener', 'TLS13-1-2-2021-06', '2016-08'),
    'no redirect': swap(
      'aws_lb_listener',
      '"protocol":"HTTPS","query"',
      '"protocol":"HTTP","query"',
    ),
    'no notes': set('aws_lb', { access_logs: [] }),
    'broken headers pass': set('aws_lb', { drop_invalid_header_fields: false }),
  },
  'the API answers only callers who sign, and not too many': {
    anybody: set('aws_apigatewayv2_route', { authorization_type: 'NONE' }),
    'as many as come': set('aws_apigatewayv2_stage', { default_route_settings: [] }),
  },
  'every queue and every function has an alarm, and every alarm tells somebody': {
    'a queue that nobody watches': add('aws_sqs_queue', { name: 'solah-new' }),
    'a function that nobody watches': add('aws_lambda_function', { function_name: 'solah-new' }),
    'nobody is told': set('aws_cloudwatch_metric_alarm', { alarm_actions: [] }),
    'silence rings': set('aws_cloudwatch_metric_alarm', { treat_missing_data: 'breaching' }),
  },
  'every ARN is one': {
    'a name instead of an ARN': set('aws_flow_log', { iam_role_arn: 'solah-flow-logs' }),
    'a name in a policy': swap('aws_vpc_endpoint', 'arn:aws:s3:::', ''),
  },
};

/** One fault each: the policy that must notice it, what it is, and how it gets there. */
export const faults = Object.entries(planted).flatMap(([policy, plants]) =>
  Object.entries(plants).map(([fault, plant]) => [policy, fault, plant] as const),
);

function set(type: string, values: Record<string, unknown>): Plant {
  return (made) => {
    for (const resource of made) if (resource.type === type) Object.assign(resource.values, values);
  };
}

function swap(type: string, from: string, to: string): Plant {
  return (made) => {
    for (const resource of made) {
      if (resource.type !== type) continue;
      const text = JSON.stringify(resource.values);
      // Policies are texts of JSON inside JSON: their quotes are escaped there.
      const escaped = (part: string) => JSON.stringify(part).slice(1, -1);
      const swapped = text.replaceAll(escaped(from), escaped(to)).replaceAll(from, to);
      Object.assign(resource.values, JSON.parse(swapped));
    }
  };
}

function drop(type: string): Plant {
  return (made) => {
    made.splice(0, made.length, ...made.filter((resource) => resource.type !== type));
  };
}

function add(type: string, values: Record<string, unknown>): Plant {
  return (made) => {
    made.push({ address: `${type}.planted`, type, name: 'planted', module: '', values });
  };
}
