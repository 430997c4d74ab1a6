import type { CSSProperties } from 'react';
import { ProgressBar } from 'react-aria-components';

interface Props {
  readonly label: string;
  /** From 0 to 1. */
  readonly share: number;
  readonly said?: string;
  readonly tone?: 'accent' | 'good' | 'bad' | 'quiet';
}

/** A progress bar of sixteen sticks, as our name says. */
export function Sticks({ label, share, said, tone = 'accent' }: Props) {
  return (
    <ProgressBar
      className="drive-sticks"
      aria-label={label}
      // A byte of 100 GiB would be 9e-10, which is no number to a screen reader.
      value={Math.round(share * 1000) / 10}
      {...(said === undefined ? {} : { valueLabel: said })}
      data-tone={tone}
      style={{ '--share': share } as CSSProperties}
    />
  );
}
