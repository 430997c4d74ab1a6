const hot = 'arn:aws:s3:::solah-hot-123456789012/solah/blobs/1';
const cold = 'arn:aws:s3:::solah-archive-123456789012/solah/blobs/1';
const others = 'arn:aws:s3:::solah-hot-123456789012/theirs/1';
const release = 'arn:aws:s3:::solah-releases-123456789012/releases/1.tar.gz';
const ledger = 'arn:aws:dynamodb:ap-south-1:123456789012:table/mocked';
const index = `${ledger}/index/blob`;
const notify = 'arn:aws:sns:ap-south-1:123456789012:solah-notify';
const database = 'arn:aws:rds-db:ap-south-1:123456789012:dbuser:db-MOCKED/solah';
const owner = `${database}_owner`;
const secret = 'arn:aws:secretsmanager:ap-south-1:123456789012:secret:mocked-AbCdEf';
const queue = (name: string) => `arn:aws:sqs:ap-south-1:123456789012:solah-${name}`;

/** Who may do what with what, both ways. */
export const rights: readonly (readonly [
  who: 'archive' | 'restore' | 'check' | 'migrate' | 'site',
  may: 'may' | 'may not',
  action: string,
  resource: string,
])[] = [
  ['archive', 'may', 's3:GetObject', hot],
  ['archive', 'may', 's3:PutObject', hot],
  ['archive', 'may', 's3:DeleteObject', hot],
  ['archive', 'may not', 's3:DeleteObject', others],
  ['archive', 'may', 's3:PutObject', cold],
  ['archive', 'may not', 's3:DeleteObject', cold],
  ['archive', 'may not', 's3:DeleteObjectVersion', cold],
  ['archive', 'may not', 's3:RestoreObject', cold],
  ['archive', 'may', 'sqs:ReceiveMessage', queue('archive')],
  ['archive', 'may not', 'sqs:ReceiveMessage', queue('restore')],
  ['archive', 'may not', 'sqs:SendMessage', queue('check')],
  ['archive', 'may', 'rds-db:connect', database],
  ['archive', 'may not', 'rds-db:connect', owner],
  ['archive', 'may not', 'sns:Publish', notify],
  ['restore', 'may not', 'sns:Publish', notify],
  ['restore', 'may', 's3:RestoreObject', cold],
  ['restore', 'may not', 's3:PutObject', cold],
  ['restore', 'may not', 's3:DeleteObject', cold],
  ['restore', 'may not', 's3:GetObject', hot],
  ['check', 'may', 's3:GetObject', cold],
  ['check', 'may', 's3:ListBucket', 'arn:aws:s3:::solah-archive-123456789012'],
  ['check', 'may not', 's3:RestoreObject', cold],
  ['check', 'may not', 's3:PutObject', cold],
  ['check', 'may', 's3:GetObject', hot],
  ['check', 'may not', 's3:PutObject', hot],
  ['check', 'may not', 's3:DeleteObject', hot],
  ['check', 'may', 'sns:Publish', notify],
  ['check', 'may', 'rds-db:connect', database],
  ...(['archive', 'restore', 'check'] as const).flatMap((who) => [
    [who, 'may', 'dynamodb:GetItem', ledger] as const,
    [who, 'may', 'dynamodb:UpdateItem', ledger] as const,
    [who, 'may', 'dynamodb:Query', ledger] as const,
    [who, 'may not', 'dynamodb:PutItem', ledger] as const,
    [who, 'may not', 'dynamodb:DeleteItem', ledger] as const,
    [who, 'may not', 'dynamodb:Scan', ledger] as const,
    [who, 'may not', 'dynamodb:Query', index] as const,
  ]),
  ['migrate', 'may', 'rds-db:connect', owner],
  ['migrate', 'may not', 'rds-db:connect', database],
  ['migrate', 'may not', 's3:GetObject', hot],
  ['migrate', 'may not', 'dynamodb:GetItem', ledger],
  ['migrate', 'may not', 'secretsmanager:GetSecretValue', secret],
  ['site', 'may', 's3:PutObject', hot],
  ['site', 'may', 's3:DeleteObject', hot],
  ['site', 'may', 's3:DeleteObject', cold],
  ['site', 'may not', 's3:PutObject', others],
  ['site', 'may not', 's3:PutObject', release],
  ['site', 'may not', 's3:PutBucketPolicy', 'arn:aws:s3:::solah-hot-123456789012'],
  ['site', 'may', 'sqs:SendMessage', queue('archive')],
  ['site', 'may not', 'sqs:ReceiveMessage', queue('archive')],
  ['site', 'may', 'sqs:ReceiveMessage', queue('archive-dead')],
  ['site', 'may', 'dynamodb:GetItem', ledger],
  ['site', 'may', 'dynamodb:PutItem', ledger],
  ['site', 'may', 'dynamodb:UpdateItem', ledger],
  ['site', 'may', 'dynamodb:DeleteItem', ledger],
  ['site', 'may', 'dynamodb:Query', ledger],
  ['site', 'may', 'dynamodb:Query', index],
  ['site', 'may not', 'dynamodb:Scan', ledger],
  ['site', 'may not', 'dynamodb:BatchWriteItem', ledger],
  ['site', 'may', 'secretsmanager:GetSecretValue', secret],
  ['site', 'may not', 'secretsmanager:PutSecretValue', secret],
  ['site', 'may', 'sns:Publish', notify],
  ['site', 'may', 'rds-db:connect', database],
  ['site', 'may not', 'rds-db:connect', owner],
  [
    'site',
    'may not',
    'lambda:InvokeFunction',
    'arn:aws:lambda:ap-south-1:123456789012:function:solah-check',
  ],
];

/** An event as S3 sends it. */
const restored = (kind: string, bucket: string, key: string) => ({
  version: '0',
  id: '6924de0d-13e2-6bbf-c0c1-b903b753565e',
  'detail-type': kind,
  source: 'aws.s3',
  account: '123456789012',
  time: '2026-11-12T00:00:00Z',
  region: 'ap-south-1',
  resources: [`arn:aws:s3:::${bucket}`],
  detail: {
    version: '0',
    bucket: { name: bucket },
    object: {
      key,
      size: 5,
      etag: 'b1946ac92492d2347c6235b4d2611184',
      'version-id': 'IYV3p45BT0ac',
    },
    'request-id': 'N4N7GDK58NMKJ12R',
    requester: 's3.amazonaws.com',
  },
});

/** Events of S3, and whether our rule takes them. ARCHIVE stands for the archive bucket's name. */
export const events: readonly (readonly [what: string, taken: boolean, event: object])[] = [
  ['a copy is open', true, restored('Object Restore Completed', 'ARCHIVE', 'solah/blobs/1')],
  ['a copy is closed', true, restored('Object Restore Expired', 'ARCHIVE', 'solah/blobs/1')],
  ['an opening began', false, restored('Object Restore Initiated', 'ARCHIVE', 'solah/blobs/1')],
  ['an object came', false, restored('Object Created', 'ARCHIVE', 'solah/blobs/1')],
  ['another bucket', false, restored('Object Restore Completed', 'theirs', 'solah/blobs/1')],
  ['not our key', false, restored('Object Restore Completed', 'ARCHIVE', 'theirs/1')],
];
