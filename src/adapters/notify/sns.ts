import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { awsPatience } from '#lib/aws-patience.ts';
import type { Notify } from './notify.ts';

/** Publish to a topic of SNS, in the region that its ARN names. */
export function snsNotify(topicArn: string): Notify {
  const region = topicArn.split(':')[3] ?? '';
  const client = new SNSClient({ region, requestHandler: awsPatience });
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
