/** Read what a program shows instead of cookies. Tokens anywhere else, as in the address, are not seen. */
export function readBearer(headers: Pick<Headers, 'get'>): string | null {
  const [scheme = '', token = ''] = (headers.get('authorization') ?? '').trim().split(/ +/, 2);
  return scheme.toLowerCase() === 'bearer' ? token : null;
}
