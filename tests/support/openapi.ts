import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { openApi } from '../../src/http/openapi/document.ts';

// Every JSON answer that passes through a test's client is held against what we tell developers.

type Content = Record<string, { schema?: object }>;
type Operation = { responses: Record<string, { content?: Content }> };

const document = openApi();
// The document's `paths` and `components` are no words of JSON Schema.
const ajv = new Ajv2020({
  strict: true,
  // Unions of types are ours; a record by names of an enum requires what it only knows by pattern.
  strictTypes: false,
  strictRequired: false,
  allErrors: true,
});
// Its default export is the function itself; the types say a module around it.
(formats as unknown as (ajv: Ajv2020) => void)(ajv);
ajv.addVocabulary(['openapi', 'info', 'servers', 'tags', 'paths', 'components']);
ajv.addSchema(document, 'openapi');

const routes = Object.entries(document.paths as Record<string, Record<string, Operation>>).map(
  ([path, methods]) => ({
    path,
    methods,
    pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  }),
);
const compiled = new Map<string, ValidateFunction>();

/** Refuse an answer that is not as the description says; answer it untouched. */
export async function asDescribed(
  method: string,
  path: string,
  response: Response,
): Promise<Response> {
  const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
  const isJson = type === 'application/json' || type === 'application/problem+json';
  const [plain = ''] = path.split('?');
  // `/api/uploads/plan` stands before `/api/uploads/{id}`: whose path is longer without ids wins.
  const [route] = routes
    .filter(({ pattern }) => pattern.test(plain))
    .sort((a, b) => a.path.split('{').length - b.path.split('{').length);
  const operation = route?.methods[method.toLowerCase()];
  if (!isJson || !operation || method === 'HEAD') return response;
  const { responses } = operation;
  const told = responses[response.status];
  if (response.ok && !told) throw new Error(`${method} ${path}: ${response.status} is not told.`);
  const status = told ? String(response.status) : 'default';
  if (told && !told.content) throw new Error(`${method} ${path}: it tells of no body.`);
  const schema = responses[status]?.content?.[type]?.schema;
  // A stream of its own form, such as the export of an account.
  if (!schema) return response;
  const pointer = ['paths', route?.path ?? '', method.toLowerCase(), 'responses', status, 'content']
    .concat(type, 'schema')
    .map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1'))
    .map(encodeURIComponent)
    .join('/');
  const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `openapi#/${pointer}` });
  compiled.set(pointer, validate);
  if (!validate(await response.clone().json())) {
    const faults = ajv.errorsText(validate.errors);
    throw new Error(`${method} ${path}: its answer is not as described: ${faults}`);
  }
  return response;
}
