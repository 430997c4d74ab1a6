import { developers } from '#i18n/developers.ts';
import type { Language } from '#i18n/languages.ts';
import type { ProblemCode } from '#lib/problem.ts';
import { policy } from '../policy.ts';
import { openApi, problemsOf } from './document.ts';
import type { Noun } from './endpoints/endpoint.ts';
import { endpoints } from './endpoints.ts';
import { headers } from './headers.ts';
import { type Schema, toShape } from './to-shape.ts';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
}
type Body = { readonly content?: Readonly<Record<string, { schema?: Schema }>> };
interface Operation {
  readonly parameters: readonly Parameter[];
  readonly requestBody?: Body;
  readonly responses: Readonly<Record<string, Body>>;
}

/** One endpoint as the page for developers shows it. */
export interface Entry {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly sentence: string;
  readonly scope: string;
  readonly parameters: readonly { name: string; shape: string; required: boolean }[];
  readonly headers: readonly { name: string; says: string }[];
  readonly body: string | null;
  readonly answers: readonly { status: string; shape: string | null }[];
  readonly problems: readonly ProblemCode[];
  readonly curl: string;
}

const document = openApi();
// `openApi` wrote them so.
const paths = document.paths as Record<string, Record<string, Operation>>;
const schemas = (document.components as { schemas: Record<string, Schema> }).schemas;

/** The endpoints that a token opens, by what they are about, in the order of the table. */
export function listChapters(language: Language): { noun: Noun; entries: Entry[] }[] {
  const open = Object.keys(endpoints).filter((key) => policy[key]?.scope !== undefined);
  const entries = open.map((key) => toEntry(key, language));
  const nouns = Map.groupBy(entries, ({ noun }) => noun);
  return [...nouns].map(([noun, entries]) => ({ noun, entries }));
}

/** The shapes that answers name. */
export function listShapes(): { name: string; shape: string }[] {
  return Object.entries(schemas)
    .filter(([name]) => name !== 'Member' && name !== 'Share')
    .map(([name, schema]) => ({
      name,
      // The codes are the pages of refusals: a list of a hundred would hide the rest.
      shape: toShape(name === 'Problem' ? withoutCodes(schema) : schema),
    }));
}

function withoutCodes(schema: Schema): Schema {
  return { ...schema, properties: { ...schema.properties, code: { type: 'string' } } };
}

function toEntry(key: string, language: Language): Entry & { noun: Noun } {
  const [method = '', route = ''] = key.split(' ');
  const path = route.replaceAll(/\[(\w+)\]/g, '{$1}');
  const operation = paths[path]?.[method.toLowerCase()];
  const endpoint = endpoints[key];
  const rule = policy[key];
  if (!operation || !endpoint || !rule) throw new Error(`${key} is not described.`);
  const sentences: Readonly<Record<string, string>> = developers[language].acts;
  return {
    noun: endpoint.noun,
    id: `${method}-${route}`
      .toLowerCase()
      .replaceAll(/[^a-z]+/g, '-')
      .replace(/-$/, ''),
    method,
    path,
    sentence: sentences[key] ?? '',
    scope: rule.scope ?? '',
    parameters: operation.parameters
      .filter((one) => one.in === 'query')
      .map(({ name, schema, required = false }) => ({ name, shape: toShape(schema), required })),
    headers: (endpoint.headers ?? []).map((name) => ({ name, says: headers[name] })),
    body: shapeOf(operation.requestBody),
    answers: Object.entries(operation.responses)
      .filter(([status]) => /^[23]/.test(status))
      .map(([status, response]) => ({ status, shape: shapeOf(response) })),
    problems: problemsOf(endpoint, rule),
    curl: toCurl(method, path, operation),
  };
}

/** The shape of a body: of its JSON, or the type of its content. */
function shapeOf(body: Body | undefined): string | null {
  const [first] = Object.entries(body?.content ?? {});
  if (!first) return null;
  const [type, { schema }] = first;
  return schema ? toShape(schema) : type;
}

function toCurl(method: string, path: string, { requestBody, parameters }: Operation): string {
  const [type] = Object.keys(requestBody?.content ?? {});
  const isNeeded = ({ name, in: place, required }: Parameter) =>
    (place === 'query' && required === true) ||
    name.startsWith('tus-') ||
    name.startsWith('upload-');
  const asked = parameters.filter(isNeeded);
  const query = asked.filter((one) => one.in === 'query').map(({ name }) => `${name}=…`);
  const lines = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}"$SOLAH_URL${path}${query.length ? `?${query.join('&')}` : ''}"`,
    `-H "Authorization: Bearer $SOLAH_TOKEN"`,
    ...asked
      .filter((one) => one.in === 'header')
      .map(({ name }) => `-H "${name}: ${name === 'tus-resumable' ? '1.0.0' : '…'}"`),
    ...(type ? [`-H "content-type: ${type}"`] : []),
    ...(type === 'application/json' ? [`-d @request.json`] : type ? ['--data-binary @file'] : []),
  ];
  return lines.join(' \\\n  ');
}
