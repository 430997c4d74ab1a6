import { useRef, useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import { useDrive } from '#drive/drive-context.ts';
import { CheckIcon, CopyIcon } from '#drive/icons.tsx';

interface Props {
  readonly address: string;
  readonly onAnother: () => void;
}

/** A link that was just made: nobody sees it a second time, so the next press copies it. */
export function NewLink({ address, onAnother }: Props) {
  const { words, saying } = useDrive();
  const input = useRef<HTMLInputElement>(null);
  const [isCopied, setIsCopied] = useState<boolean | null>(null);
  const say = words.sharing;
  const tell = (isDone: boolean) => {
    setIsCopied(isDone);
    saying.speak(isDone ? say.copied : say.notCopied);
    if (!isDone) input.current?.select();
  };
  const handleCopy = () => {
    navigator.clipboard.writeText(address).then(
      () => tell(true),
      () => tell(false),
    );
  };
  return (
    <div className="drive-new-link">
      <TextField className="field" value={address} isReadOnly>
        <Label>{say.link}</Label>
        <Input ref={input} className="drive-input" onFocus={({ target }) => target.select()} />
      </TextField>
      <p>{isCopied === false ? say.notCopied : say.once}</p>
      <div className="drive-new-link-acts">
        <Button className="button" onPress={handleCopy} autoFocus>
          {isCopied ? <CheckIcon /> : <CopyIcon />}
          {isCopied ? say.copied : say.copy}
        </Button>
        <Button className="button button-quiet" onPress={onAnother}>
          {say.another}
        </Button>
      </div>
    </div>
  );
}
