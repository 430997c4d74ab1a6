import { answerTus } from '#domain/uploads/answer-tus.ts';
import { endpoint } from './endpoint.ts';
import { requireAccount } from './require-account.ts';

const act = endpoint(({ request, locals }) =>
  answerTus(locals.services, requireAccount(locals).id, request, locals.body?.()),
);

/** Answer tus. Every answer of the protocol, a refusal too, names the version that we speak. */
export const tusEndpoint: typeof act = async (context) => {
  const response = await act(context);
  response.headers.set('tus-resumable', '1.0.0');
  response.headers.set('cache-control', 'no-store');
  if (response.status === 412) response.headers.set('tus-version', '1.0.0');
  return response;
};
