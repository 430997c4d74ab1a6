import type { APIGatewayProxyEventV2, SQSEvent } from 'aws-lambda';
import { restoreFolder } from '#domain/archive/by-folder.ts';
import { restoreRequest } from '#domain/archive/contract.ts';
import { answerApi } from '#http/lambda/answer-api.ts';
import { takeBatch } from '#http/lambda/take-batch.ts';
import { takeStep } from '#http/lambda/take-step.ts';
import { check } from '#http/read-json.ts';
import { openFunctionServices } from '../function-services.ts';
import { readFunctionSettings } from '../settings.ts';

const services = await openFunctionServices(readFunctionSettings(process.env));
const take = takeStep(services, 'restore');

/** Wake what sleeps, as the queue `restore` asks; by API Gateway, begin to bring a folder back. */
export const handler = async (event: SQSEvent | APIGatewayProxyEventV2) => {
  if ('Records' in event) return takeBatch(services.log, event.Records, take);
  return answerApi(services.log, event, async () => {
    const wish = check(readBody(event), restoreRequest);
    const folderId = event.pathParameters?.folderId ?? '';
    const { job, isNew } = await restoreFolder(services, folderId, wish);
    return { status: isNew ? 202 : 200, json: job };
  });
};

function readBody({ body = '', isBase64Encoded }: APIGatewayProxyEventV2): unknown {
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString() : body;
  try {
    return JSON.parse(text || '{}');
  } catch {
    // What is no JSON has no shape that we know.
    return null;
  }
}
