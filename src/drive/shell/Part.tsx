import { type ReactNode, Suspense } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { useActs } from '#drive/acts.ts';
import { askAnew } from '#drive/lazily.tsx';
import { Failed, Loading, Untitled } from './States.tsx';

interface PartProps {
  readonly children: ReactNode;
  /** What it is about: with another one it is tried again. */
  readonly of: unknown;
  readonly onGone?: () => void;
}

/** A part that comes when it is asked for. When it does not come, that is told and the page stays. */
export function Part({ children, of, onGone }: PartProps) {
  const { complain } = useActs();
  const handleError = (error: unknown) => {
    complain(error);
    onGone?.();
  };
  return (
    <ErrorBoundary fallback={null} resetKeys={[of]} onReset={askAnew} onError={handleError}>
      <Suspense>{children}</Suspense>
    </ErrorBoundary>
  );
}

/** The view itself, or what stands in its place: grey rows while it comes, a way on when it does not. */
export function ViewPart({ children, of }: Pick<PartProps, 'children' | 'of'>) {
  return (
    <ErrorBoundary
      resetKeys={[of]}
      onReset={askAnew}
      fallbackRender={({ error, resetErrorBoundary }) => (
        <Untitled>
          <Failed error={error} onRetry={resetErrorBoundary} />
        </Untitled>
      )}
    >
      <Suspense
        fallback={
          <Untitled>
            <Loading />
          </Untitled>
        }
      >
        {children}
      </Suspense>
    </ErrorBoundary>
  );
}
