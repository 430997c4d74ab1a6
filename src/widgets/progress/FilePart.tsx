/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { mostAnswers } from '#domain/progress/rules.ts';
import { fill } from '#lib/fill.ts';
import { plural } from '#lib/plural.ts';
import { largestFile, readProgressFile, writeProgressFile } from './file.ts';
import { type KeptAnswer, keepHere, listKept } from './store.ts';
import type { PartProps } from './words.ts';

type Props = PartProps & { answers: readonly KeptAnswer[]; onImport: () => void };

/** Out of this browser into a file, and from a file into this browser. */
export function FilePart({ language, say, answers, onImport }: Props) {
  const [news, setNews] = useState<{ sentence: string; good: boolean } | null>(null);
  const most = mostAnswers.toLocaleString(language);

  const takeFile = async (file: File) => {
    const decision =
      file.size > largestFile
        ? ({ refusal: 'too-large' } as const)
        : readProgressFile(await file.text());
    if ('refusal' in decision) {
      const facts = { most, n: 'n' in decision ? decision.n.toLocaleString(language) : '' };
      setNews({ sentence: fill(say.refused[decision.refusal], facts), good: false });
      return;
    }
    const known = new Set(listKept().map(({ id }) => id));
    const wanted = decision.answers.filter(({ id }) => !known.has(id)).length;
    const added = keepHere(decision.answers);
    const sentence = wanted === 0 ? say.nothingNew : plural(language, added, say.imported);
    const rest = added < wanted ? ` ${fill(say.noRoom, { most })}` : '';
    setNews({ sentence: sentence + rest, good: rest === '' });
    onImport();
  };

  return (
    <section aria-labelledby="file">
      <h2 id="file">{say.file}</h2>
      <p>{say.fileLede}</p>
      <div class="toolbar">
        <button type="button" class="button button-quiet" onClick={() => giveFile(answers)}>
          {say.exportFile}
        </button>
        <label class="button button-quiet">
          {say.importFile}
          <input
            type="file"
            class="unseen"
            accept="application/json,.json"
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              // The same file may be chosen again.
              if (file) void takeFile(file).finally(() => (currentTarget.value = ''));
            }}
          />
        </label>
      </div>
      <p role="status" class={news ? `notice notice-${news.good ? 'good' : 'bad'}` : ''}>
        {news?.sentence}
      </p>
    </section>
  );
}

function giveFile(answers: readonly KeptAnswer[]): void {
  const now = new Date();
  const file = new Blob([writeProgressFile(answers, now)], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `solah-${now.toISOString().slice(0, 10)}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}
