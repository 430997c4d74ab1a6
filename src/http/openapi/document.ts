import { z } from 'zod';
import { memberView } from '#domain/admin/contract.ts';
import { archiveCheck, archiveJob } from '#domain/archive/contract.ts';
import { fileAnswer } from '#domain/files/contract.ts';
import { shareAnswer } from '#domain/files/shares/contract.ts';
import { fileItem, folderAnswer, folderItem, place } from '#domain/folders/contract.ts';
import { actAnswer } from '#domain/folders/journal/contract.ts';
import { plannedEntry, uploadAnswer } from '#domain/uploads/contract.ts';
import { developers } from '#i18n/developers.ts';
import { type ProblemCode, problems } from '#lib/problem.ts';
import { cookieNames } from '../cookies.ts';
import { policy, type Rule } from '../policy.ts';
import { problemAnswer } from './answers.ts';
import type { Endpoint } from './endpoints/endpoint.ts';
import { endpoints } from './endpoints.ts';
import { headers } from './headers.ts';

type Json = Record<string, unknown>;

/** What stands in many answers has a name of its own. */
const named: readonly [string, z.ZodType][] = [
  ['Problem', problemAnswer],
  ['Place', place],
  ['FolderItem', folderItem],
  ['FileItem', fileItem],
  ['Folder', folderAnswer],
  ['File', fileAnswer],
  ['Act', actAnswer],
  ['Upload', uploadAnswer],
  ['PlannedEntry', plannedEntry],
  ['ArchiveJob', archiveJob],
  ['ArchiveCheck', archiveCheck],
  ['Member', memberView],
  ['Share', shareAnswer],
];

/** Make the description of our interface, in OpenAPI 3.1, from the contracts that check requests. */
export function openApi(): Json {
  const schemas = answerSchemas();
  const paths: Record<string, Json> = {};
  for (const [key, endpoint] of Object.entries(endpoints)) {
    const [method = '', route = ''] = key.split(' ');
    const path = route.replaceAll(/\[(\w+)\]/g, '{$1}');
    const rule = policy[key];
    if (!rule) throw new Error(`The policy has no row for ${key}.`);
    paths[path] ??= {};
    paths[path][method.toLowerCase()] = toOperation(key, { endpoint, rule, schemas });
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Solah', version: '1', description: developers.en.lede },
    servers: [{ url: '/' }],
    tags: Object.entries(developers.en.nouns).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: Object.fromEntries(named.map(([name]) => [name, schemas.get(name)])),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: developers.en.token },
        session: { type: 'apiKey', in: 'cookie', name: cookieNames.access },
      },
    },
  };
}

/** The JSON Schemas of all answers, by `METHOD /route status number`, and of what has a name. */
function answerSchemas(): Map<string, Json> {
  const registry = z.registry<{ id: string }>();
  const also = new Map<string, string>();
  const ids = new Map<z.ZodType, string>();
  function register(schema: z.ZodType, id: string): void {
    const known = ids.get(schema);
    also.set(id, known ?? id);
    if (known !== undefined) return;
    ids.set(schema, id);
    registry.add(schema, { id });
  }
  for (const [name, schema] of named) register(schema, name);
  for (const [key, { answers }] of Object.entries(endpoints)) {
    for (const [status, answer] of Object.entries(answers)) {
      jsonOf(answer).forEach((schema, i) => {
        register(schema, `${key} ${status} ${i}`);
      });
    }
  }
  const uri = (id: string) => `#/components/schemas/${id}`;
  const { schemas } = z.toJSONSchema(registry, { uri });
  const isNamed = new Set(named.map(([name]) => name));
  return new Map(
    [...also].map(([id, origin]) => {
      const { $schema: _, $id: __, id: ___, ...schema } = (schemas[origin] ?? {}) as Json;
      return [id, isNamed.has(origin) && id !== origin ? { $ref: uri(origin) } : schema];
    }),
  );
}

function jsonOf(answer: Endpoint['answers'][number]): readonly z.ZodType[] {
  if (answer === null || typeof answer === 'string') return [];
  return Array.isArray(answer) ? answer : [answer as z.ZodType]; // Not a list: the one schema.
}

function toOperation(
  key: string,
  { endpoint, rule, schemas }: { endpoint: Endpoint; rule: Rule; schemas: Map<string, Json> },
): Json {
  const { noun, request, answers } = endpoint;
  const [method = ''] = key.split(' ');
  const body = request ? jsonBody(request) : rawBody(rule);
  const good = Object.entries(answers).map(([status, answer]) => [
    status,
    toResponse(
      answer,
      jsonOf(answer).map((_, i) => schemas.get(`${key} ${status} ${i}`) ?? {}),
    ),
  ]);
  return {
    summary: summaryOf(key, endpoint),
    tags: [noun],
    security: securityOf(rule),
    parameters: [
      ...pathParameters(key),
      ...queryParameters(endpoint),
      ...headerParameters(endpoint),
    ],
    ...(body && method !== 'GET' ? { requestBody: body } : {}),
    responses: { ...Object.fromEntries(good), ...refusals(endpoint, rule), default: anyProblem },
  };
}

/** The sentence of an endpoint. */
function summaryOf(key: string, { summary }: Endpoint): string {
  const words: Readonly<Record<string, string>> = developers.en.acts;
  const sentence = summary ?? words[key];
  if (sentence === undefined) throw new Error(`${key} has no sentence in the words.`);
  return sentence;
}

function securityOf({ who, scope }: Rule): Json[] {
  if (who === 'public') return [];
  return [...(scope ? [{ token: [scope] }] : []), { session: [] }];
}

function pathParameters(key: string): Json[] {
  return [...key.matchAll(/\[(\w+)\]/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema:
      name === 'seq'
        ? { type: 'integer', minimum: 1 }
        : { type: 'string', pattern: '^[A-Za-z0-9_-]{22}$' },
  }));
}

function queryParameters({ query }: Endpoint): Json[] {
  if (!query) return [];
  const { properties = {}, required = [] } = inputOf(query) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

function headerParameters({ headers: names = [] }: Endpoint): Json[] {
  return names.map((name) => ({
    name,
    in: 'header',
    description: headers[name],
    schema: { type: 'string' },
  }));
}

/** The JSON Schema of what may be sent, where answers have that of what is told. */
function inputOf(contract: z.ZodType): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(contract, {
    io: 'input',
    unrepresentable: 'any',
  });
  return schema;
}

function jsonBody(contracts: readonly z.ZodType[]): Json {
  const schemas = contracts.map(inputOf);
  const schema = schemas.length === 1 ? schemas[0] : { anyOf: schemas };
  return { required: true, content: { 'application/json': { schema } } };
}

function rawBody({ types = [], bodyOptional }: Rule): Json | null {
  const [type] = types;
  if (type === undefined) return null;
  return { required: !bodyOptional, content: { [type]: {} } };
}

function toResponse(answer: Endpoint['answers'][number], schemas: Json[]): Json {
  const description = developers.en.answered;
  if (typeof answer === 'string') return { description, content: { [answer]: {} } };
  const [schema] = schemas;
  if (!schema) return { description };
  const content = schemas.length === 1 ? schema : { anyOf: schemas };
  return { description, content: { 'application/json': { schema: content } } };
}

const problemContent = {
  'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
};
const anyProblem = { description: developers.en.refused, content: problemContent };

/** The refusals of an endpoint, those of every request among them. */
export function problemsOf({ problems: own = [], query, request }: Endpoint, rule: Rule) {
  const codes = new Set<ProblemCode>(own);
  if (query || request) codes.add('invalid');
  if (request) codes.add('not-json');
  if (rule.who !== 'public') codes.add('not-signed-in');
  if (rule.scope) codes.add('token-scope');
  if (rule.recent) codes.add('sign-in-again');
  return [...codes];
}

function refusals(endpoint: Endpoint, rule: Rule): Record<string, Json> {
  const byStatus = Map.groupBy(problemsOf(endpoint, rule), (code) => problems[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `${code}: ${problems[code].en}`).join('\n'),
        content: problemContent,
      },
    ]),
  );
}
