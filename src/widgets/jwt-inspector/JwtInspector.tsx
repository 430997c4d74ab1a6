/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { fill } from '#lib/fill.ts';
import { undo } from '#lib/text/read-base64url.ts';
import { type Finding, findFaults } from './findings.ts';
import { looksLive, readToken, spell } from './token.ts';
import { sign, type Verdict, verify } from './verify.ts';

/** A token to begin with, and what its checker would know. */
export type Example = {
  readonly name: string;
  readonly token: string;
  readonly key: string;
  readonly typ: string;
  readonly aud: string;
};

/** What the inspector says, in the language of the page. */
export type InspectorWords = {
  readonly promise: string;
  readonly examples: string;
  readonly token: string;
  readonly parts: readonly [string, string, string];
  readonly header: string;
  readonly claims: string;
  readonly key: string;
  readonly typ: string;
  readonly aud: string;
  readonly sign: string;
  readonly live: string;
  readonly show: string;
  readonly broken: string;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly findings: string;
  readonly found: Readonly<Record<Finding, string>>;
  readonly clean: string;
  readonly hand: string;
  readonly back: string;
  readonly next: string;
  readonly rows: readonly [string, string, string, string, string];
};

type Props = {
  examples: readonly [Example, ...Example[]];
  /** What the first example's signature is worth, found when the page was made. */
  verdict: Verdict;
  language: string;
  say: InspectorWords;
};

const moments = ['exp', 'iat', 'nbf', 'auth_time'];

/** A token taken apart and put together again; nothing leaves the page. */
export function JwtInspector({ examples, verdict: first, language, say }: Props) {
  const [{ token: text, key, typ, aud }, setState] = useState<Omit<Example, 'name'>>(examples[0]);
  const [held, setHeld] = useState<{ token: string } | null>(null);
  const [verdict, setVerdict] = useState(first);
  const [four, setFour] = useState(0);
  const [now, setNow] = useState<number | null>(null);
  const put = (change: Partial<Example>) => setState((state) => ({ ...state, ...change }));
  const token = readToken(text);

  /** Take what somebody brings; a token that may still be good is not shown unasked. */
  const bring = (brought: string, how = '') => {
    const read = readToken(brought);
    const isOurs = examples.some((example) => example.token === brought.trim());
    // Who types sees the token already.
    const isTyped = /^(insertText|delete|history)/.test(how);
    if (read && !isOurs && !isTyped && looksLive(read, Date.now())) setHeld({ token: brought });
    else {
      setHeld(null);
      put({ token: brought });
    }
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once; `bring` needs nothing that changes.
  useEffect(() => {
    const read = () => {
      const brought = new URLSearchParams(location.hash.slice(1)).get('token');
      if (brought) bring(brought);
    };
    read();
    setNow(Date.now());
    const clock = setInterval(() => setNow(Date.now()), 1000);
    addEventListener('hashchange', read);
    return () => {
      clearInterval(clock);
      removeEventListener('hashchange', read);
    };
  }, []);

  useEffect(() => {
    let isLast = true;
    setFour(0);
    const read = readToken(text);
    if (read) void verify(read, key).then((worth) => isLast && setVerdict(worth));
    return () => {
      isLast = false;
    };
  }, [text, key]);

  const field = (name: 'key' | 'typ' | 'aud', value: string) => (
    <label>
      {say[name]}
      <input
        value={value}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => put({ [name]: event.currentTarget.value })}
      />
    </label>
  );
  const area = (name: string, value: string, onText: (text: string, how: string) => void) => (
    <label>
      {name}
      <textarea
        rows={4}
        value={value}
        spellcheck={false}
        autocapitalize="off"
        onInput={(event) => onText(event.currentTarget.value, event.inputType)}
      />
    </label>
  );
  const rewrite = (at: 0 | 1, json: string) => {
    if (token) put({ token: token.parts.with(at, spell(json)).join('.') });
  };
  const faults = token ? findFaults(token, { key, typ, aud, now }) : [];
  const fours = token?.parts.slice(0, 2).flatMap((part) => part.match(/.{1,4}/g) ?? []) ?? [];
  const hand = undo(fours[four] ?? '');
  const date = new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeStyle: 'long',
    timeZone: 'UTC',
  });

  return (
    <figure class="jwt">
      <p class="jwt-promise">{say.promise}</p>
      {examples.length > 1 && (
        <fieldset class="jwt-row">
          <legend>{say.examples}</legend>
          {examples.map((example) => (
            <button
              key={example.name}
              type="button"
              class="button button-quiet button-small"
              aria-pressed={example.token === text}
              onClick={() => {
                setHeld(null);
                put(example);
              }}
            >
              {example.name}
            </button>
          ))}
        </fieldset>
      )}
      {area(say.token, held ? '' : text, bring)}
      {held && (
        <p role="alert">
          {say.live}{' '}
          <button
            type="button"
            class="button button-quiet button-small"
            onClick={() => {
              setHeld(null);
              put(held);
            }}
          >
            {say.show}
          </button>
        </p>
      )}
      {!held && !token && <p role="alert">{say.broken}</p>}
      {!held && token && (
        <>
          <p class="jwt-parts">
            {token.parts.map((part, i) => (
              <span key={say.parts[i]} class={`jwt-part-${i}`}>
                <b>{say.parts[i]}</b> {part}
                {i < 2 && '.'}
              </span>
            ))}
          </p>
          <div class="jwt-row">
            {area(say.header, token.texts[0], (json) => rewrite(0, json))}
            {area(say.claims, token.texts[1], (json) => rewrite(1, json))}
          </div>
          <div class="jwt-row">
            {field('key', key)}
            {field('typ', typ)}
            {field('aud', aud)}
          </div>
          <output class={`jwt-verdict jwt-${verdict}`}>{say.verdicts[verdict]}</output>
          <button
            type="button"
            class="button button-quiet"
            onClick={() => {
              const secret = examples[0].key;
              void sign(token, secret).then((signed) => put({ token: signed, key: secret }));
            }}
          >
            {say.sign}
          </button>
          <ul>
            {moments.map((claim) => {
              const at = token.claims?.[claim];
              if (typeof at !== 'number' || Math.abs(at) > 8e12) return null;
              return (
                <li key={claim}>
                  <code>{claim}</code> {date.format(at * 1000)}
                  {now !== null && claim === 'exp' && ` (${fromNow(at - now / 1000, language)})`}
                </li>
              );
            })}
          </ul>
          <p>{faults.length > 0 ? say.findings : say.clean}</p>
          <ul>
            {faults.map((fault) => (
              <li key={fault}>{say.found[fault]}</li>
            ))}
          </ul>
          <table class="table jwt-hand">
            <caption>
              <output>
                {fill(say.hand, {
                  n: four + 1,
                  of: fours.length,
                  four: fours[four] ?? '',
                  bytes: hand.eights.map(({ hex }) => hex).join(' '),
                })}
              </output>
            </caption>
            <tbody>
              {[
                hand.sixes.map(({ symbol }) => symbol),
                hand.sixes.map(({ value }) => value),
                hand.sixes.map(({ bits }) => bits),
              ].map((cells, row) => (
                <tr key={say.rows[row]}>
                  <th scope="row">{say.rows[row]}</th>
                  {cells.map((cell, i) => (
                    // The same symbol may stand twice.
                    // biome-ignore lint/suspicious/noArrayIndexKey: its place is what it is.
                    <td key={i} colSpan={3}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
              {[
                hand.eights.map(({ bits }) => bits),
                hand.eights.map(({ hex, sign: character }) => `${hex} ${character}`),
              ].map((cells, row) => (
                <tr key={say.rows[row + 3]}>
                  <th scope="row">{say.rows[row + 3]}</th>
                  {cells.map((cell, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: its place is what it is.
                    <td key={i} colSpan={4}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <div class="jwt-row">
            <button
              type="button"
              class="button button-quiet button-small"
              onClick={() => setFour(Math.max(0, four - 1))}
            >
              {say.back}
            </button>
            <button
              type="button"
              class="button button-quiet button-small"
              onClick={() => setFour(Math.min(fours.length - 1, four + 1))}
            >
              {say.next}
            </button>
          </div>
        </>
      )}
    </figure>
  );
}

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

function fromNow(seconds: number, language: string): string {
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? units[3];
  return new Intl.RelativeTimeFormat(language).format(Math.trunc(seconds / size), unit);
}
