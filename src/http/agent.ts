/** More special names first: Edge and Opera call themselves Chrome, Chrome calls itself Safari. */
const browsers = [
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Edge', /Edg(?:A|iOS)?\//],
  ['Opera', /OPR\//],
  ['Samsung Internet', /SamsungBrowser\//],
  ['Chrome', /Chrome\/|CriOS\//],
  ['Safari', /Safari\//],
] as const;

const systems = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad|iPod/],
  ['Windows', /Windows/],
  ['macOS', /Macintosh/],
  ['ChromeOS', /CrOS/],
  ['Linux', /Linux/],
] as const;

/** Name the family of a browser and its system, and nothing finer: it is kept with the session. */
export function describeAgent(userAgent: string | null): string {
  const text = userAgent ?? '';
  const browser = browsers.find(([, mark]) => mark.test(text))?.[0];
  const system = systems.find(([, mark]) => mark.test(text))?.[0];
  return [browser, system].filter(Boolean).join(', ');
}
