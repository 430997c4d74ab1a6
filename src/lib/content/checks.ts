/** A question of a lesson and its right answer, in plain words. */
export interface PlainCheck {
  question: string;
  answer: string;
}

/** List the questions of a page with the first paragraph of each answer: what is right, and why. */
export function readChecks(mdx: string): PlainCheck[] {
  const found = mdx.matchAll(/<Check\s+question="([^"]*)"\s*>([\s\S]*?)<\/Check>/g);
  return [...found].map(([, question = '', answer = '']) => ({
    question: toPlainText(question),
    answer: toPlainText(answer.trim().split(/\n\s*\n/)[0] ?? ''),
  }));
}

/** Take the marks out of Markdown: what is left can be read aloud. */
export function toPlainText(markdown: string): string {
  return markdown
    .replace(/<sub>(.*?)<\/sub>/g, (_, text: string) => shift(text, '₀'))
    .replace(/<sup>(.*?)<\/sup>/g, (_, text: string) => shift(text, '⁰'))
    .replace(/<[^>]*>/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Write the digits of a text small; whatever has a letter in it stays as it is. */
function shift(text: string, zero: '₀' | '⁰'): string {
  if (!/^\d+$/.test(text)) return text;
  const small = (digit: string) =>
    zero === '⁰' ? (raised[Number(digit)] ?? digit) : String.fromCodePoint(0x2080 + Number(digit));
  return [...text].map(small).join('');
}
