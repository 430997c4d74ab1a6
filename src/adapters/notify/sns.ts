import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { second } from '#lib/units.ts';
import type { Notify } from './notify.ts';

/** A call that nobody answers must not hold up a sweep. */
const patience = { connectionTimeout: 2 * second, requestTimeout: 5 * second };

/** Publish to a topic of SNS, in the region that its ARN names. */
export function snsNotify(topicArn: string): Notify {
  const region = topicArn.split(':')[3] ?? '';
  const client = new SNSClient({ region, requestHandler: patience });
  const text = (StringValue: string) => ({ DataType: 'String', StringValue });
  return {
    publish: async (told) => {
      await client.send(
        new PublishCommand({
          TopicArn: topicArn,
          Message: JSON.stringify(told),
          // By these a subscription chooses what it wants to hear.
          MessageAttributes: { jobId: text(told.jobId), state: text(told.state) },
        }),
      );
      return true;
    },
  };
}
