/** A refusal as the API tells it, for code that runs in a browser. */
export interface ApiProblem extends Error {
  readonly apiProblem: true;
  /** The row of the problem table, or `network` when no answer came. */
  readonly code: string;
  /** 0 when no answer came. */
  readonly status: number;
  /** The sentence in the reader's language. */
  readonly title: string;
  /** Whether trying again can help. */
  readonly again: boolean;
  /** What is wrong, field by field, when the input was. */
  readonly errors: readonly { field: string; code: string }[];
  /** Everything else that the answer tells. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Tell a refusal of the API from a bug. */
export function isApiProblem(error: unknown): error is ApiProblem {
  return error instanceof Error && 'apiProblem' in error;
}

/** Read the refusal in an answer that is not ok, whoever wrote it. */
export async function readApiProblem(response: Response): Promise<ApiProblem> {
  const { status } = response;
  const type = response.headers.get('content-type') ?? '';
  const body: unknown = type.includes('json') ? await response.json().catch(() => null) : null;
  const facts: Record<string, unknown> =
    body !== null && typeof body === 'object' ? { ...body } : {};
  const { code, title, again, errors } = facts;
  return apiProblem({
    code: typeof code === 'string' ? code : 'internal',
    status,
    title: typeof title === 'string' ? title : `${status} ${response.statusText}`.trim(),
    again: typeof again === 'boolean' ? again : status >= 500,
    errors: Array.isArray(errors) ? errors.filter(isFieldError) : [],
    facts,
  });
}

/** Say that no answer came at all. */
export function networkProblem(cause: unknown): ApiProblem {
  const title = cause instanceof Error ? cause.message : String(cause);
  return apiProblem({ code: 'network', status: 0, title, again: true, errors: [], facts: {} });
}

function apiProblem(told: Omit<ApiProblem, keyof Error | 'apiProblem'>): ApiProblem {
  return Object.assign(new Error(told.title), told, { apiProblem: true as const });
}

function isFieldError(error: unknown): error is { field: string; code: string } {
  if (error === null || typeof error !== 'object') return false;
  const { field, code } = error as Record<string, unknown>; // An object: reading is safe.
  return typeof field === 'string' && typeof code === 'string';
}
