/** Owns the pane with the running app: as whom it is seen, where it is, and what stands in its place when it is not up. */
import { useStore } from '@nanostores/preact';
import { useRef, useState } from 'preact/hooks';
import type { Session } from '../session.ts';
import { Icon } from '../Icon.tsx';
import { AddressBar } from './AddressBar.tsx';
import { AppFrame, type AppFrameHandle } from './AppFrame.tsx';
import { Boot } from './Boot.tsx';
import { PersonSwitch } from './PersonSwitch.tsx';
import { useBootStory } from './use-boot-story.ts';

export function Preview({ session }: { readonly session: Session }) {
  const { sandbox, frontMatter } = session;
  const status = useStore(sandbox.status);
  const epoch = useStore(session.previewEpoch);
  const isChecking = useStore(session.run).kind === 'running';
  const isSyncing = useStore(session.syncing);
  const [person, setPerson] = useState(frontMatter.person);
  const [path, setPath] = useState(frontMatter.page);
  const [problem, setProblem] = useState<string | null>(null);
  const frame = useRef<AppFrameHandle | null>(null);
  const { story, isSlow } = useBootStory(sandbox);
  const origin = status.phase === 'ready' ? status.previews[person] : null;

  return (
    <section class="app" aria-label="Stagedoor">
      <h2 class="vh">Stagedoor</h2>
      <div class="app-bar">
        <AddressBar path={path} origin={origin} open={(to) => frame.current?.open(to)} move={(how) => frame.current?.move(how)} />
        <PersonSwitch chosen={person} choose={setPerson} />
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
            onFrame={(next) => {
              frame.current = next;
            }}
            onPath={setPath}
            onProblem={setProblem}
          />
        ) : (
          <Boot sandbox={sandbox} status={status} story={story} isSlow={isSlow} />
        )}
        {origin && problem && (
          <div class="app-note" role="alert">
            <span>{problem}</span>
            <button type="button" class="btn btn-s" onClick={() => frame.current?.open(path)}>
              Open it again
            </button>
          </div>
        )}
        {origin && isChecking && (
          <div class="veil" role="status">
            <span class="badge b-run">
              <Icon name="spin" />
              Checks are using the app
            </span>
          </div>
        )}
        {origin && !isChecking && isSyncing && (
          <span class="sync-note badge b-run" role="status">
            <Icon name="spin" />
            Compiling your code
          </span>
        )}
      </div>
    </section>
  );
}
