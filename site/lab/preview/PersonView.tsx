/** Owns one person's view of the app: where they are and have been, the frame, and what is said over it. */

import { useStore } from '@nanostores/preact';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import * as texts from '#texts/preview.ts';
import type { Person } from '../../lib/sandbox/sandbox.ts';
import { Icon } from '../Icon.tsx';
import type { Session } from '../session.ts';
import { AddressBar } from './AddressBar.tsx';
import { AppFrame, type AppFrameHandle, type Loading } from './AppFrame.tsx';
import { drawIn, frameSize, scaleText, widthOf } from './frame-size.ts';
import { NetworkMenu } from './NetworkMenu.tsx';
import { PersonSwitch } from './PersonSwitch.tsx';
import { PreviewNotes } from './PreviewNotes.tsx';
import { Sheet } from './Sheet.tsx';
import { createSecondTry } from './second-try.ts';
import { useExtent } from './use-extent.ts';
import { ViewMenu } from './ViewMenu.tsx';
import { here, startAt, step, visit } from './visits.ts';

interface Props {
  readonly session: Session;
  readonly person: Person;
  /** The first view speaks for the app where both would say the same, and has the menu for both. */
  readonly isFirst: boolean;
  /** What stands in the app's place while it is not up. */
  readonly standIn: ComponentChildren;
  seeAs(person: Person): void;
  /** Null where a second person is shown already. */
  showBeside: (() => void) | null;
  /** Null where this view is the only one. */
  close: (() => void) | null;
}

export function PersonView({ session, person, isFirst, standIn, seeAs, showBeside, close }: Props) {
  const { sandbox, work } = session;
  const status = useStore(sandbox.status);
  const runtime = useStore(sandbox.runtimeKind);
  const epoch = useStore(session.previewEpoch);
  const isChecking = useStore(session.run).kind === 'running';
  const isSyncing = useStore(session.syncing);
  const notGiven = useStore(session.notGiven);
  const [visits, setVisits] = useState(() => startAt(work.page));
  const [loading, setLoading] = useState<Loading>(null);
  const [isFrozen, setFrozen] = useState(false);
  const [isUnfinished, setUnfinished] = useState(false);
  const frame = useRef<AppFrameHandle | null>(null);
  const pane = useRef<HTMLDivElement>(null);
  const extent = useExtent(pane);
  const drawn = drawIn(widthOf(useStore(frameSize.chosen), extent, close === null), extent);
  const origin = status.phase === 'ready' ? status.previews[person] : null;
  const path = here(visits);

  const [tries] = useState(() => createSecondTry());
  const noteLoading = (now: Loading): void => {
    if (!now) tries.arrived();
    else if (!now.isLate) tries.opening(session.syncing.get());
    setLoading(now);
  };
  // Before anybody is told of the part that does not come.
  useLayoutEffect(() => {
    if (isSyncing) tries.syncing();
    else if (isUnfinished && tries.take()) frame.current?.open(path);
  }, [isSyncing, isUnfinished, tries, path]);

  const go = (by: 1 | -1): void => {
    const next = step(visits, by);
    setVisits(next);
    frame.current?.open(here(next));
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a view is no part of a form.
    <div class="view" role="group" aria-label={texts.theAppAs(person)} hidden={!origin && !isFirst}>
      <div class="app-bar">
        <div class="app-nav">
          <AddressBar
            visits={visits}
            origin={origin}
            isTabOfItsOwn={runtime === 'local'}
            open={(to) => frame.current?.open(to)}
            go={go}
          />
        </div>
        <div class="app-who">
          {isFirst && <NetworkMenu session={session} />}
          <PersonSwitch chosen={person} choose={seeAs} />
          {isFirst && <ViewMenu person={person} scale={scaleText(drawn)} showBeside={showBeside} />}
          {close && (
            <button
              type="button"
              class="btn btn-quiet btn-icon btn-s"
              aria-label={texts.closeTheViewAs(person)}
              title={texts.closeTheViewAs(person)}
              onClick={close}
            >
              <Icon name="cross" small />
            </button>
          )}
        </div>
      </div>
      <div class="app-view" ref={pane}>
        {origin ? (
          <Sheet drawn={drawn}>
            <AppFrame
              key={origin}
              origin={origin}
              person={person}
              start={path}
              epoch={epoch}
              isInert={isChecking}
              onFrame={(handle) => {
                frame.current = handle;
              }}
              onPath={(to) => setVisits((before) => visit(before, to))}
              onCrossing={session.noteCrossing}
              onConsole={session.appConsole.note}
              onLoading={noteLoading}
              onFrozen={setFrozen}
              onUnfinished={setUnfinished}
            />
          </Sheet>
        ) : (
          isFirst && standIn
        )}
        {origin && (
          <PreviewNotes
            isFirst={isFirst}
            isChecking={isChecking}
            isSyncing={isSyncing}
            loading={loading}
            isFrozen={isFrozen}
            unfinished={isUnfinished ? path : null}
            notGiven={notGiven}
            openAgain={() => frame.current?.open(path)}
            giveAgain={() => void session.giveAgain()}
          />
        )}
      </div>
    </div>
  );
}
