import type { SQSEvent, SQSHandler } from 'aws-lambda';
import { takeBatch } from '#http/lambda/take-batch.ts';
import { takeStep } from '#http/lambda/take-step.ts';
import { openFunctionServices } from '../function-services.ts';
import { readFunctionSettings } from '../settings.ts';

const services = await openFunctionServices(readFunctionSettings(process.env));
const take = takeStep(services, 'archive');

/** Copy to the cold side, clear the hot one, and bring back: what the queue `archive` asks. */
export const handler = (async ({ Records }: SQSEvent) =>
  takeBatch(services.log, Records, take)) satisfies SQSHandler;
