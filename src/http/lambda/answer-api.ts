import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Log } from '#adapters/log/log.ts';
import { isProblem } from '#lib/problem.ts';
import { problemResponse } from '../problem-response.ts';

/** Answer a request that came through API Gateway: JSON, or the refusal as problem+json. */
export async function answerApi(
  log: Log,
  { requestContext, routeKey }: APIGatewayProxyEventV2,
  act: () => Promise<{ status: number; json: unknown }>,
): Promise<APIGatewayProxyStructuredResultV2> {
  const { requestId } = requestContext;
  try {
    const { status, json } = await act();
    const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
    return { statusCode: status, headers, body: JSON.stringify(json) };
  } catch (error) {
    if (!isProblem(error)) log.error({ event: 'request-failed', requestId, routeKey, err: error });
    // Whoever calls here is a program of the owner's, signed by AWS.
    const refusal = problemResponse(error, { language: 'en', requestId });
    const headers = Object.fromEntries(refusal.headers);
    return { statusCode: refusal.status, headers, body: await refusal.text() };
  }
}
