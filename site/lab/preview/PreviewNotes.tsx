/**
 * Owns what is said over the running app: that checks use it, that it compiles, that a page is on its way, late or
 * frozen, that an edit did not arrive.
 */
import * as texts from '#texts/preview.ts';
import { Icon } from '../Icon.tsx';
import type { Loading } from './AppFrame.tsx';

interface Props {
  /** What is said of the whole app is said here, not in the view beside. */
  readonly isFirst: boolean;
  readonly isChecking: boolean;
  readonly isSyncing: boolean;
  readonly loading: Loading;
  /** The page that is open has not answered for a while. */
  readonly isFrozen: boolean;
  /** The page that is there but for a part that does not come. */
  readonly unfinished: string | null;
  /** Why the app did not get the newest edits. */
  readonly notGiven: string | null;
  openAgain(): void;
  giveAgain(): void;
}

function Note({ words, button, act }: { readonly words: string; readonly button: string; act(): void }) {
  return (
    <div class="app-note" role="alert">
      <span>{words}</span>
      <button type="button" class="btn btn-s" onClick={act}>
        {button}
      </button>
    </div>
  );
}

/** What a program reports, without the code that it gives to it. */
const asSentence = (report: string): string => `${report.replace(/^E[A-Z]+: /, '').replace(/\.$/, '')}.`;

export function PreviewNotes(props: Props) {
  const { isFirst, isChecking, isSyncing, loading, isFrozen, unfinished, notGiven } = props;
  const { openAgain, giveAgain } = props;
  if (isChecking) {
    return (
      <div class="veil" role={isFirst ? 'status' : undefined}>
        <span class="badge b-run">
          <Icon name="spin" />
          {texts.checksAreUsingTheApp}
        </span>
      </div>
    );
  }
  if (loading?.isLate) {
    const words = texts.pageIsLate(loading.path);
    return <Note words={words} button={texts.openItAgain} act={openAgain} />;
  }
  if (isFrozen && !loading) {
    const words = texts.pageIsFrozen;
    return <Note words={words} button={texts.openItAgain} act={openAgain} />;
  }
  if (isFirst && notGiven !== null && !isSyncing) {
    const words = texts.notGiven(asSentence(notGiven));
    return <Note words={words} button={texts.tryAgain} act={giveAgain} />;
  }
  if (unfinished !== null && !loading && !isSyncing) {
    const words = texts.partIsMissing(unfinished);
    return <Note words={words} button={texts.openItAgain} act={openAgain} />;
  }
  if (!loading && !(isSyncing && isFirst)) return null;
  return (
    <span class="sync-note badge b-run" role="status">
      <Icon name="spin" />
      {loading ? texts.opening(loading.path) : texts.compilingYourCode}
    </span>
  );
}
