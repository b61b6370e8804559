/** Owns the pane with the running app: as whom it is seen, where it is, and what stands in its place when it is not up. */
import { useStore } from '@nanostores/preact';
import { useRef, useState } from 'preact/hooks';
import type { Session } from '../session.ts';
import { AddressBar } from './AddressBar.tsx';
import { AppFrame, type AppFrameHandle, type Loading } from './AppFrame.tsx';
import { Boot } from './Boot.tsx';
import { FallbackNote } from './FallbackNote.tsx';
import { drawIn, frameSize, scaleText, widths } from './frame-size.ts';
import { PersonSwitch } from './PersonSwitch.tsx';
import { PreviewNotes } from './PreviewNotes.tsx';
import { Sheet } from './Sheet.tsx';
import { useBootStory } from './use-boot-story.ts';
import { useExtent } from './use-extent.ts';
import { ViewMenu } from './ViewMenu.tsx';
import { here, startAt, step, visit } from './visits.ts';

export function Preview({ session }: { readonly session: Session }) {
  const { sandbox, frontMatter } = session;
  const status = useStore(sandbox.status);
  const epoch = useStore(session.previewEpoch);
  const isChecking = useStore(session.run).kind === 'running';
  const isSyncing = useStore(session.syncing);
  const [person, setPerson] = useState(frontMatter.person);
  const [visits, setVisits] = useState(() => startAt(frontMatter.page));
  const notGiven = useStore(session.notGiven);
  const [loading, setLoading] = useState<Loading>(null);
  const [isFrozen, setFrozen] = useState(false);
  const [isUnfinished, setUnfinished] = useState(false);
  const frame = useRef<AppFrameHandle | null>(null);
  const { story, isSlow } = useBootStory(sandbox);
  const origin = status.phase === 'ready' ? status.previews[person] : null;
  const path = here(visits);
  const pane = useRef<HTMLDivElement>(null);
  const extent = useExtent(pane);
  const drawn = drawIn(widths[useStore(frameSize.chosen)], extent);

  const go = (by: 1 | -1): void => {
    const next = step(visits, by);
    setVisits(next);
    frame.current?.open(here(next));
  };

  return (
    <section class="app" aria-label="Stagedoor">
      <h2 class="vh">Stagedoor</h2>
      <div class="app-bar">
        <AddressBar visits={visits} origin={origin} open={(to) => frame.current?.open(to)} go={go} />
        <NetworkMenu session={session} />
        <PersonSwitch chosen={person} choose={setPerson} />
        <ViewMenu scale={scaleText(drawn)} />
      </div>
<<<<<<< HEAD
      <div>
        <FallbackNote />
        <NetworkNote session={session} />
      </div>
      <div class="app-view">
        {origin ? (
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
            onLoading={setLoading}
            onFrozen={setFrozen}
            onUnfinished={setUnfinished}
          />
=======
      <FallbackNote />
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
              onLoading={setLoading}
              onFrozen={setFrozen}
              onUnfinished={setUnfinished}
            />
          </Sheet>
>>>>>>> 3aa0f37 (The app is drawn as wide as its pane, a tablet or a phone, scaled where it must be, and the scale is said)
        ) : (
          <Boot lesson={session.lesson} sandbox={sandbox} status={status} story={story} isSlow={isSlow} />
        )}
        {origin && (
          <PreviewNotes
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
    </section>
  );
}
