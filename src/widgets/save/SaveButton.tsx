/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { memberKey } from '../progress/names.ts';
import { loadSave } from './load-save.ts';

/** What the button says. */
export type SaveSay = {
  readonly save: string;
  readonly saved: string;
  readonly signedOut: string;
  readonly failed: string;
};

type Props = {
  say: SaveSay;
  /** What is saved, made when it is wanted. */
  file: () => { readonly name: string; readonly text: string };
};

/** Keep something in the drive. Only a browser in which somebody signed in shows it, and pays for it. */
export function SaveButton({ say, file }: Props) {
  const [isMember, setIsMember] = useState(false);
  const [told, setTold] = useState('');
  useEffect(() => {
    // A browser may keep nothing, and then knows of nobody.
    try {
      setIsMember(localStorage.getItem(memberKey) !== null);
    } catch {}
  }, []);
  if (!isMember) return null;
  const save = async () => {
    setTold('');
    const { name, text } = file();
    const { saveToDrive } = await loadSave();
    setTold(say[await saveToDrive(name, text, document.documentElement.lang)]);
  };
  return (
    <>
      <button type="button" class="button button-quiet button-small" onClick={() => void save()}>
        {say.save}
      </button>
      <output>{told}</output>
    </>
  );
}
