/** Put facts into a sentence: `fill('{n} files', { n: 3 })`. A fact that is not given stays visible. */
export function fill(sentence: string, facts: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));
}
