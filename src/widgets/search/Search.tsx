/** @jsxImportSource preact */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Language } from '#i18n/languages.ts';
import { fill } from '#lib/fill.ts';
import { plural } from '#lib/plural.ts';
import { normalForm, type Spellings } from '#lib/search/normal-form.ts';
import { step } from './model.ts';
import { Results } from './Results.tsx';
import { type Search as SearchState, useSearch } from './use-search.ts';
import type { SearchSay } from './words.ts';

interface Props {
  language: Language;
  say: SearchSay;
  /** The spellings of Hinglish; null where words are written in one way only. */
  spellings: Spellings | null;
}

/** So long a hand rests between two words. */
const restMs = 250;

/** A field that searches as one types; its words are in the address. */
export function Search({ language, say, spellings }: Props) {
  const toForm = useMemo(
    () => (spellings ? normalForm(spellings) : (words: string) => words),
    [spellings],
  );
  const { search, ask, more } = useSearch(toForm);
  const whole = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const rest = useRef<number>();

  const askNow = () => {
    clearTimeout(rest.current);
    const words = input.current?.value ?? '';
    keepInAddress(words);
    void ask(words);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with what the address asks for.
  useEffect(() => {
    const field = input.current;
    if (!field) return;
    // What was typed before this woke is not lost.
    field.value ||= new URLSearchParams(location.search).get('q') ?? '';
    field.focus();
    if (field.value) askNow();
    return () => clearTimeout(rest.current);
  }, []);

  const handleInput = () => {
    clearTimeout(rest.current);
    rest.current = window.setTimeout(askNow, restMs);
  };

  const handleSubmit = (event: Event) => {
    event.preventDefault();
    askNow();
  };

  const handleKeys = (event: KeyboardEvent) => {
    const stops = [
      ...(whole.current?.querySelectorAll<HTMLElement>('input, .search-results a, .search-more') ??
        []),
    ];
    const at = stops.findIndex((stop) => stop.matches(':focus'));
    const next = at < 0 ? null : step(event.key, at, stops.length);
    if (next === null) return;
    event.preventDefault();
    stops[next]?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys are a short way through links that Tab reaches as well.
    <div class="search" ref={whole} onKeyDown={handleKeys}>
      {/* biome-ignore lint/a11y/useSemanticElements: the role is understood where <search> is not yet. */}
      <form class="field" role="search" onSubmit={handleSubmit}>
        <label for="words">{say.label}</label>
        <div class="search-line">
          <input
            ref={input}
            id="words"
            name="q"
            type="search"
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            enterkeyhint="search"
            maxLength={200}
            aria-describedby="words-hint"
            onInput={handleInput}
          />
          <button type="submit" class="button">
            {say.go}
          </button>
        </div>
        <p class="hint" id="words-hint">
          {say.hint}
        </p>
      </form>
      <p class="search-news" role="status">
        {tellNews(search, language, say)}
      </p>
      {search.state === 'failed' && (
        <button type="button" class="button button-quiet" onClick={askNow}>
          {say.again}
        </button>
      )}
      {search.state === 'found' && search.total > 0 && (
        <>
          <Results name={say.results} results={search.results} />
          {search.results.length < search.total && (
            <button type="button" class="button button-quiet search-more" onClick={more}>
              {say.more}
            </button>
          )}
        </>
      )}
    </div>
  );
}

function tellNews(search: SearchState, language: Language, say: SearchSay): string {
  switch (search.state) {
    case 'idle':
      return '';
    case 'looking':
      return say.wait;
    case 'failed':
      return `${say.failed} ${say.failedHelp}`;
    case 'found':
      return search.total === 0
        ? `${fill(say.none, { words: search.words })} ${say.noneHelp}`
        : fill(plural(language, search.total, say.found), { words: search.words });
  }
}

/** Put the words where a reload, a link and the other language find them. */
function keepInAddress(words: string): void {
  const query = words.trim() ? `?${new URLSearchParams({ q: words.trim() })}` : '';
  history.replaceState(null, '', `${location.pathname}${query}`);
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-keeps-place]')) {
    link.search = query;
  }
}
