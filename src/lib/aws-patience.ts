import { second } from './units.ts';

/**
 * How long a call to AWS may go unanswered: a server that takes a connection and then says nothing
 * must not hold up a worker for ever. The SDK tries again, and after that whoever asked does.
 */
export const awsPatience = {
  connectionTimeout: 2 * second,
  requestTimeout: 5 * second,
  // Without it the SDK writes a warning and goes on waiting.
  throwOnRequestTimeout: true,
};
