/** A JSON Schema as the description holds it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly default?: unknown;
  readonly format?: string;
  readonly additionalProperties?: boolean | Schema;
}

/** Write a schema as people read it: the shape of the JSON, with names for what has one. */
export function toShape(schema: Schema, indent = ''): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? '';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map((one) => toShape(one, indent)).join(' | ');
  if (schema.type === 'array') return `[${toShape(schema.items ?? {}, indent)}]`;
  if (schema.type === 'object') return toObject(schema, indent);
  return schema.format === 'date-time' ? 'moment' : String(schema.type ?? 'any');
}

function toObject(schema: Schema, indent: string): string {
  const { properties, required = [], additionalProperties: rest } = schema;
  const deeper = `${indent}  `;
  if (!properties) {
    return typeof rest === 'object' ? `{ [name]: ${toShape(rest, deeper)} }` : '{}';
  }
  const lines = Object.entries(properties).map(([name, one]) => {
    const isOptional = !required.includes(name);
    return `${deeper}${name}${isOptional ? '?' : ''}: ${toShape(one, deeper)}`;
  });
  return `{\n${lines.join('\n')}\n${indent}}`;
}
