import type { ArchiveJobAnswer } from '#domain/archive/contract.ts';
import { useDrive } from '#drive/drive-context.ts';
import { count, formatBytes } from '#drive/format.ts';
import { CheckIcon, CloseIcon } from '#drive/icons.tsx';
import { toEquation } from './phases.ts';

/** The four counts that must be equal, as they were when everything had arrived. */
export function Equation({ job }: { job: ArchiveJobAnswer }) {
  const { words, language } = useDrive();
  const say = words.cold.job;
  const number = new Intl.NumberFormat(language);
  return (
    <section aria-label={say.count}>
      <h2>{say.count}</h2>
      {job.counted ? (
        <table className="drive-equation">
          <thead>
            <tr>
              <th scope="col">{say.counted}</th>
              <th scope="col">{say.countedFiles}</th>
              <th scope="col">{say.countedBytes}</th>
              <th scope="col">{say.countedEqual}</th>
            </tr>
          </thead>
          <tbody>
            {toEquation(job.counted).map(({ name, files, bytes, isEqual }) => (
              <tr key={name} data-equal={isEqual}>
                <th scope="row">{say.lines[name]}</th>
                <td>{number.format(files)}</td>
                <td>{bytes === null ? '–' : formatBytes(bytes, language)}</td>
                <td>
                  {isEqual ? <CheckIcon /> : <CloseIcon />}
                  <span className="unseen">{isEqual ? say.equal : say.unequal}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className="drive-soft">{say.notCounted}</p>
      )}
      <p className="drive-soft">
        {say.once} {job.repeats === 0 ? say.neverTwice : count(say.twice, job.repeats, language)}
      </p>
    </section>
  );
}
