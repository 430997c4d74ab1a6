/**
 * Write the values of a figure into its page, as the JSON that island.ts reads. What JSON does not
 * know would arrive as something else, so it is refused. scripts/lean-islands.ts puts this in the
 * place of Astro's own writer, which marks each value with its kind.
 */
export function writeProps(values: object): string {
  return JSON.stringify(values, refuseOthers);
}

function refuseOthers(this: Record<string, unknown>, name: string, value: unknown): unknown {
  // As it was given: a date has become a text by now.
  const given = this[name];
  if (isJson(given)) return value;
  throw new Error(`The value "${name}" of a figure is not something that JSON knows.`);
}

function isJson(given: unknown): boolean {
  switch (typeof given) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return true;
    case 'number':
      return Number.isFinite(given);
    case 'object':
      return given === null || Array.isArray(given) || isPlain(given);
    default:
      return false;
  }
}

function isPlain(given: object): boolean {
  const made = Object.getPrototypeOf(given);
  return made === null || made === Object.prototype;
}
