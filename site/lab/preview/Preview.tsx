/** Owns the pane with the running app: the views of one or two people, and what stands in their place when it is not up. */

import { useStore } from '@nanostores/preact';
import { useEffect, useRef } from 'preact/hooks';
import * as texts from '#texts/preview.ts';
import type { Session } from '../session.ts';
import { Boot } from './Boot.tsx';
import { FallbackNote } from './FallbackNote.tsx';
import { NetworkNote } from './NetworkNote.tsx';
import { PersonView } from './PersonView.tsx';
import { useBootStory } from './use-boot-story.ts';
import type { Views } from './views.ts';

interface Props {
  readonly session: Session;
  readonly views: Views;
}

export function Preview({ session, views }: Props) {
  const { sandbox, work } = session;
  const status = useStore(sandbox.status);
  const shown = useStore(views.shown);
  const { story, isSlow } = useBootStory(sandbox);
  const pane = useRef<HTMLElement>(null);
  const hasClosed = useRef(false);

  // The button that closed a view is gone with it.
  useEffect(() => {
    if (hasClosed.current) pane.current?.querySelector<HTMLElement>('.view-button')?.focus();
    hasClosed.current = false;
  });

  return (
    <section class="app" aria-label={texts.stagedoor} ref={pane}>
      <h2 class="vh">{texts.stagedoor}</h2>
      <div>
        <FallbackNote />
        <NetworkNote session={session} />
      </div>
      <div class="views">
        {shown.map(({ id, person }, index) => (
          <PersonView
            key={id}
            session={session}
            person={person}
            isFirst={index === 0}
            standIn={
              <Boot
                download={work.download}
                sandbox={sandbox}
                status={status}
                story={story}
                isSlow={isSlow}
              />
            }
            seeAs={(other) => views.seeAs(id, other)}
            showBeside={shown.length === 1 ? views.showBeside : null}
            close={
              shown.length === 1
                ? null
                : () => {
                    hasClosed.current = true;
                    views.close(id);
                  }
            }
          />
        ))}
      </div>
    </section>
  );
}
