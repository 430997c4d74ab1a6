/** @jsxImportSource preact */
import { fill } from '#lib/fill.ts';
import { fileNames, type Line } from './line.ts';
import { type ArchivePipelineWords, describeCount, nameMessage } from './words.ts';

type Props = { line: Line; say: ArchivePipelineWords };

/** Where everything stands: folder and job, what waits, and each file on both sides. */
export function Stage({ line, say }: Props) {
  const { outbox, queue, dead, hot, items, cold } = line;
  return (
    <>
      <dl class="pipe-places">
        <Place name={say.folder} things={[say.folders[line.folder]]} say={say} />
        <Place name={say.job} things={[say.jobs[line.job]]} say={say} />
        <Place
          name={say.outbox}
          things={outbox.map((row) => nameWhen(row, row.isTomorrow, say.tomorrow))}
          say={say}
        />
        <Place
          name={say.queue}
          things={queue.map((message) => nameWhen(message, message.isLate, say.late))}
          say={say}
        />
        {dead.length > 0 && <Place name={say.dead} things={dead.map(nameMessage)} say={say} />}
      </dl>
      <table class="pipe-files">
        <thead>
          <tr>
            {say.heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fileNames.map((name, i) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class={hot[i] ? 'pipe-good' : undefined}>{say.hot[hot[i] ? 'there' : 'gone']}</td>
              <td>{say.items[items[i] ?? 'none']}</td>
              <td class={`pipe-${cold[i]}`}>{say.cold[cold[i] ?? 'none']}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="pipe-count">{describeCount(say, line)}</p>
    </>
  );
}

function Place(props: { name: string; things: readonly string[]; say: ArchivePipelineWords }) {
  const { name, things, say } = props;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {things.length === 0 && <i>{say.empty}</i>}
        {things.map((thing, i) => (
          // The same message may wait twice.
          // biome-ignore lint/suspicious/noArrayIndexKey: its place is all that tells them apart.
          <span key={i}>{thing}</span>
        ))}
      </dd>
    </div>
  );
}

function nameWhen(what: Parameters<typeof nameMessage>[0], isOdd: boolean, odd: string): string {
  const message = nameMessage(what);
  return isOdd ? fill(odd, { message }) : message;
}
