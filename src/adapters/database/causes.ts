/** List an error and what caused it, with the codes: the query builder wraps what an engine throws. */
export function causesOf(error: unknown): { code: string; message: string }[] {
  if (!(error instanceof Error)) return [];
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return [{ code, message: error.message }, ...causesOf(error.cause)];
}
