/** Owns what is said over the running app: that checks use it, that it compiles, that a page is on its way or late. */
import { Icon } from '../Icon.tsx';
import type { Loading } from './AppFrame.tsx';

interface Props {
  readonly isChecking: boolean;
  readonly isSyncing: boolean;
  readonly loading: Loading;
  openAgain(): void;
}

export function PreviewNotes({ isChecking, isSyncing, loading, openAgain }: Props) {
  if (isChecking) {
    return (
      <div class="veil" role="status">
        <span class="badge b-run">
          <Icon name="spin" />
          Checks are using the app
        </span>
      </div>
    );
  }
  if (loading?.isLate) {
    return (
      <div class="app-note" role="alert">
        <span>The page {loading.path} has not answered for half a minute.</span>
        <button type="button" class="btn btn-s" onClick={openAgain}>
          Open it again
        </button>
      </div>
    );
  }
  if (!loading && !isSyncing) return null;
  return (
    <span class="sync-note badge b-run" role="status">
      <Icon name="spin" />
      {loading ? `Opening ${loading.path}` : 'Compiling your code'}
    </span>
  );
}
