/** Says how far something is: on a terminal in one line that changes, else a line for each end. */
export interface Teller {
  /** So many bytes more have moved. */
  moved(bytes: number): void;
  /** One thing is over. */
  done(line: string): void;
}

/** A terminal is written to no more often than this. */
const every = 100;

/** Tell on the error output, so that the output itself stays what was asked for. */
export function teller(total: number, stream: NodeJS.WriteStream = process.stderr): Teller {
  let sent = 0;
  let last = 0;
  const isTerminal = stream.isTTY === true;
  function draw(): void {
    last = Date.now();
    const share = total === 0 ? 100 : Math.floor((sent / total) * 100);
    stream.write(`\r\u001b[K${share} %  ${toSize(sent)} of ${toSize(total)}`);
  }
  return {
    moved: (bytes) => {
      sent += bytes;
      if (isTerminal && Date.now() - last >= every) draw();
    },
    done: (line) => {
      stream.write(isTerminal ? `\r\u001b[K${line}\n` : `${line}\n`);
    },
  };
}

/** Write a size as people read it. */
export function toSize(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  const step = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const size = bytes / 1024 ** step;
  return `${step === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${units[step]}`;
}
