import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import { useDrive } from '#drive/drive-context.ts';
import { CloseIcon } from '#drive/icons.tsx';
import { useStore } from '#drive/store.ts';
import type { Toast } from './saying.ts';

/** Long enough to read it and to reach for Undo. */
const toastMs = 9000;

/** The live region, and the toasts on screen. */
export function Speaker() {
  const { saying, words } = useDrive();
  const spoken = useStore(saying.spoken, (text) => text);
  const toasts = useStore(saying.toasts, (list) => list);
  return (
    <>
      {/* `data-live-announcer`: an open dialog hides the page, but not what is said. */}
      <div
        className="unseen"
        role="status"
        aria-live="polite"
        data-live-announcer="true"
        data-drive-spoken
      >
        {spoken}
      </div>
      {toasts.length > 0 && (
        <section className="drive-toasts" aria-label={words.bell.label}>
          {toasts.map((toast) => (
            <ToastCard key={toast.id} toast={toast} />
          ))}
        </section>
      )}
    </>
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const { saying, words } = useDrive();
  const { id, text, tone, act } = toast;
  useEffect(() => {
    const timer = setTimeout(() => saying.dismiss(id), toastMs);
    return () => clearTimeout(timer);
  }, [saying, id]);
  return (
    <div className="drive-toast" data-tone={tone}>
      <p>{text}</p>
      {act && (
        <Button
          className="drive-toast-act"
          onPress={() => {
            saying.dismiss(id);
            act.run();
          }}
        >
          {act.label}
        </Button>
      )}
      <Button
        className="drive-icon-button"
        aria-label={words.close}
        onPress={() => saying.dismiss(id)}
      >
        <CloseIcon />
      </Button>
    </div>
  );
}
