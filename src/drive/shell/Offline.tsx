import { onlineManager } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useDrive } from '#drive/drive-context.ts';
import { CloudOffIcon } from '#drive/icons.tsx';

const subscribe = (listener: () => void) => onlineManager.subscribe(listener);

/** Says that the network is away, and that it is back. */
export function Offline() {
  const { words, saying } = useDrive();
  const isOnline = useSyncExternalStore(subscribe, () => onlineManager.isOnline());
  const was = useRef(isOnline);
  useEffect(() => {
    if (was.current === isOnline) return;
    was.current = isOnline;
    saying.speak(isOnline ? words.offline.back : `${words.offline.title}. ${words.offline.text}`);
  }, [isOnline, saying, words]);
  if (isOnline) return null;
  return (
    <section className="drive-offline" aria-label={words.offline.title}>
      <CloudOffIcon />
      <strong>{words.offline.title}</strong>
      <span>{words.offline.text}</span>
    </section>
  );
}
