import { useEffect, useRef, useState } from 'react';
import { Button, SearchField as Field, Input } from 'react-aria-components';
import { useDrive } from '#drive/drive-context.ts';
import { CloseIcon, SearchIcon } from '#drive/icons.tsx';
import { focusList } from '#drive/list/focus-list.ts';
import { useRoute } from '#drive/queries.ts';
import { folderRoute, searchRoute } from '#drive/route.ts';

/** So long after the last letter the server is asked. */
const restMs = 250;

/** The field that looks for names. The address holds what was written, so a search can be shared. */
export function SearchField() {
  const { words, router } = useDrive();
  const route = useRoute();
  const asked = route.view === 'search' ? route.q : '';
  const within = route.view === 'search' ? route.within : null;
  const [text, setText] = useState(asked);
  const timer = useRef(0);
  const giveUp = useRef(() => {});
  // The address may change without the field: by Back, or by leaving the search.
  useEffect(() => setText(asked), [asked]);

  const ask = (q: string) => {
    window.clearTimeout(timer.current);
    const isSearch = router.get().view === 'search';
    if (q.trim() !== '') router.go(searchRoute(q, within), { replace: isSearch });
    else if (isSearch) router.go(folderRoute(within));
  };
  const handleChange = (next: string) => {
    setText(next);
    giveUp.current();
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => ask(next), restMs);
  };
  return (
    <Field
      className="drive-search"
      aria-label={words.search.label}
      value={text}
      onChange={handleChange}
      onSubmit={(q) => {
        ask(q);
        giveUp.current = focusList(null);
      }}
      onClear={() => ask('')}
      maxLength={255}
    >
      <SearchIcon />
      <Input
        className="drive-input"
        placeholder={words.search.label}
        data-drive-search
        dir="auto"
        spellCheck="false"
      />
      {text !== '' && (
        <Button className="drive-icon-button" aria-label={words.search.clear}>
          <CloseIcon />
        </Button>
      )}
    </Field>
  );
}
