import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { importsOf } from '../support/floors.ts';

const put = ['s3:PutObject'];
const get = ['s3:GetObject', 's3:GetObjectVersion'];

/** What AWS asks a caller's policy about, by the call of its SDKs. */
const asked: Readonly<Record<string, readonly string[]>> = {
  GetObjectCommand: get,
  HeadObjectCommand: get,
  PutObjectCommand: put,
  CreateMultipartUploadCommand: put,
  UploadPartCommand: put,
  CompleteMultipartUploadCommand: put,
  CopyObjectCommand: [...get, ...put],
  UploadPartCopyCommand: [...get, ...put],
  AbortMultipartUploadCommand: ['s3:AbortMultipartUpload'],
  ListPartsCommand: ['s3:ListMultipartUploadParts'],
  ListMultipartUploadsCommand: ['s3:ListBucketMultipartUploads'],
  ListObjectsV2Command: ['s3:ListBucket'],
  ListObjectVersionsCommand: ['s3:ListBucketVersions'],
  DeleteObjectCommand: ['s3:DeleteObject', 's3:DeleteObjectVersion'],
  DeleteObjectsCommand: ['s3:DeleteObject', 's3:DeleteObjectVersion'],
  RestoreObjectCommand: ['s3:RestoreObject'],
  SendMessageCommand: ['sqs:SendMessage'],
  SendMessageBatchCommand: ['sqs:SendMessage'],
  ReceiveMessageCommand: ['sqs:ReceiveMessage'],
  DeleteMessageCommand: ['sqs:DeleteMessage'],
  DeleteMessageBatchCommand: ['sqs:DeleteMessage'],
  ChangeMessageVisibilityCommand: ['sqs:ChangeMessageVisibility'],
  GetQueueAttributesCommand: ['sqs:GetQueueAttributes'],
  GetQueueUrlCommand: ['sqs:GetQueueUrl'],
  PublishCommand: ['sns:Publish'],
  GetCommand: ['dynamodb:GetItem'],
  GetItemCommand: ['dynamodb:GetItem'],
  PutCommand: ['dynamodb:PutItem'],
  PutItemCommand: ['dynamodb:PutItem'],
  UpdateCommand: ['dynamodb:UpdateItem'],
  UpdateItemCommand: ['dynamodb:UpdateItem'],
  DeleteCommand: ['dynamodb:DeleteItem'],
  DeleteItemCommand: ['dynamodb:DeleteItem'],
  QueryCommand: ['dynamodb:Query'],
  ScanCommand: ['dynamodb:Scan'],
  BatchGetCommand: ['dynamodb:BatchGetItem'],
  BatchGetItemCommand: ['dynamodb:BatchGetItem'],
  BatchWriteCommand: ['dynamodb:BatchWriteItem'],
  BatchWriteItemCommand: ['dynamodb:BatchWriteItem'],
  GetSecretValueCommand: ['secretsmanager:GetSecretValue'],
  Signer: ['rds-db:connect'],
};

/** Calls in the code of each that its steps do not lead to, so that it has no right to them. */
export const neverMade = {
  archive: [
    'dynamodb:DeleteItem',
    'dynamodb:PutItem',
    's3:DeleteObjectVersion',
    's3:RestoreObject',
    'sns:Publish',
  ],
  restore: [
    'dynamodb:DeleteItem',
    'dynamodb:PutItem',
    's3:AbortMultipartUpload',
    's3:DeleteObject',
    's3:DeleteObjectVersion',
    's3:ListMultipartUploadParts',
    's3:PutObject',
    'sns:Publish',
  ],
  check: [
    'dynamodb:DeleteItem',
    'dynamodb:PutItem',
    's3:AbortMultipartUpload',
    's3:DeleteObject',
    's3:DeleteObjectVersion',
    's3:ListMultipartUploadParts',
    's3:PutObject',
    's3:RestoreObject',
  ],
  // Its message goes to the function `restore`.
  site: ['s3:RestoreObject'],
} as const satisfies Record<string, readonly string[]>;

/** Rights that no call of our code needs, and why they are given all the same. */
export const usedByOthers: readonly RegExp[] = [
  // The Lambda service takes a function's messages, writes its log and stands in the VPC in its name.
  /^sqs:(ReceiveMessage|DeleteMessage|ChangeMessageVisibility|GetQueueAttributes)$/,
  /^(logs|xray|ec2):/,
];

/** List what AWS would ask about, of every call in the code that a program consists of. */
export function callsOf(entrance: string): string[] {
  const commands = filesOf(entrance).flatMap((file) => {
    const code = readFileSync(file, 'utf8');
    if (!/from '@aws-sdk\//.test(code)) return [];
    return [...code.matchAll(/\bnew (\w+Command|Signer)\(/g)].map(([, name = '']) => name);
  });
  const unknown = commands.filter((name) => !asked[name]);
  if (unknown.length > 0) throw new Error(`Which right do these need? ${unknown.join(', ')}`);
  return [...new Set(commands.flatMap((name) => asked[name] ?? []))].sort();
}

/** A file of ours with all that it imports, types left out. */
function filesOf(entrance: string): string[] {
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const { written, types } of importsOf(readFileSync(file, 'utf8'))) {
      if (types || !/^[.#].*\.ts$/.test(written)) continue;
      visit(
        written.startsWith('#')
          ? `src/${written.slice(1)}`
          : normalize(join(dirname(file), written)),
      );
    }
  };
  visit(entrance);
  return [...seen];
}
