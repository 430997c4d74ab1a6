import { useRef } from 'react';
import { type AriaButtonProps, useButton } from 'react-aria';
import { MoveIcon } from '#drive/icons.tsx';

/** What the keyboard drags by; it is seen only while it has the focus. */
export function Grip({ label, ...props }: { label: string } & AriaButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const { buttonProps } = useButton(props, button);
  return (
    <button {...buttonProps} ref={button} className="drive-grip" aria-label={label}>
      <MoveIcon />
    </button>
  );
}
