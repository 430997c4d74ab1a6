import type { APIGatewayProxyEventV2, SQSEvent } from 'aws-lambda';
import { getJobOfFolder } from '#domain/archive/by-folder.ts';
import { sweepJobs } from '#domain/archive/sweep-jobs.ts';
import { tellJobs } from '#domain/archive/tell/tell-jobs.ts';
import { answerApi } from '#http/lambda/answer-api.ts';
import { takeCheck } from '#http/lambda/take-check.ts';
import { openFunctionServices } from '../function-services.ts';
import { readFunctionSettings } from '../settings.ts';

const services = await openFunctionServices(readFunctionSettings(process.env));

/** What the schedule sends. */
type Sweep = { sweep: true };

/** Look what is awake, count, finish, and tell of it; by API Gateway, answer how far a folder is. */
export const handler = async (event: SQSEvent | APIGatewayProxyEventV2 | Sweep) => {
  if ('sweep' in event) {
    await sweepJobs(services);
    return tellJobs(services);
  }
  if ('Records' in event) {
    const taken = await takeCheck(services, event.Records);
    await tellJobs(services);
    return taken;
  }
  return answerApi(services.log, event, async () => {
    const json = await getJobOfFolder(services, event.pathParameters?.folderId ?? '');
    return { status: 200, json };
  });
};
