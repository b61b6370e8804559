/** Owns the island of an embed: what the address asks for is shown, and the app starts when somebody presses Start. */
import { createPortal } from 'preact/compat';
import { useEffect, useState } from 'preact/hooks';
import * as texts from '#texts/embed.ts';
import { forgetPlaces, panel, stage } from '../bench-state.ts';
import { Icon } from '../Icon.tsx';
import { fetchJson } from '../lesson-data.ts';
import { type LessonOnPage, lessonOnPageShape } from '../lesson-on-page.ts';
import { namesIn, opensOf, readCatalog } from '../playground/catalog.ts';
import { arriveByLink } from '../playground/share/arrivals.ts';
import { type Arrived, Foreign } from '../playground/share/Foreign.tsx';
import type { Session } from '../session.ts';
import { siteHref } from '../site-href.ts';
import { Opening } from '../workbench/Opening.tsx';
import { Workbench } from '../workbench/Workbench.tsx';
import { openLessonEmbedded, openSharedEmbedded } from './open-embedded.ts';
import { type Talk, talkToParent } from './talk.ts';
import { type Embedded, embeddedBy, type Look } from './wanted.ts';

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

type Shown =
  | { readonly kind: 'loading' }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'lesson'; readonly lesson: LessonOnPage }
  | { readonly kind: 'shared'; readonly arrived: Arrived }
  | { readonly kind: 'open'; readonly session: Session; readonly code: LessonOnPage['code'] };

const apply = ({ theme, hidden }: Look): void => {
  if (theme) document.documentElement.dataset.theme = theme;
  const workbench = document.querySelector<HTMLElement>('.wb');
  if (workbench) workbench.dataset.hide = hidden.join(' ');
};

/** The same in the lab itself. */
const placeInLab = (embedded: Embedded): string => {
  if (embedded.kind === 'lesson') return siteHref(`/lessons/${embedded.lesson}/`);
  return embedded.kind === 'shared' ? siteHref(`/playground/${embedded.fragment}`) : siteHref('/');
};

function Bar({ title, href }: { readonly title: string; readonly href: string }) {
  return (
    <>
      <div class="crumb">
        <h1>{title}</h1>
      </div>
      <a class="btn btn-quiet btn-s embed-out" href={href} target="_blank" rel="noopener">
        <span class="hide-s">{texts.openInLab}</span>
        <span class="vh"> {texts.inNewTab}</span>
        <Icon name="out" small />
      </a>
    </>
  );
}

interface CoverProps {
  readonly lesson: LessonOnPage;
  readonly isStarting: boolean;
  start(): void;
}

/** The code to read, and one button: an embed starts nothing by itself. */
function Cover({ lesson: { frontMatter, code, side }, isStarting, start }: CoverProps) {
  return (
    <>
      <Opening focus={frontMatter.focus} code={code} side={side} />
      <div class="embed-cover">
        <p class="t2 mono">{frontMatter.code}</p>
        <h2>{frontMatter.title}</h2>
        <p>{frontMatter.summary}</p>
        <button type="button" class="btn btn-primary" disabled={isStarting} onClick={start}>
          <Icon name="play" small />
          {isStarting ? texts.opening : texts.start}
        </button>
        <p class="t3 small">{texts.whatStarts}</p>
      </div>
    </>
  );
}

const arrive = async (embedded: Exclude<Embedded, { kind: 'refused' }>): Promise<Shown> => {
  if (embedded.kind === 'shared')
    return { kind: 'shared', arrived: await arriveByLink(embedded.fragment, readCatalog()) };
  const catalog = readCatalog();
  if (!catalog.lessons.some(({ id }) => id === embedded.lesson))
    return { kind: 'refused', why: texts.noLesson(embedded.lesson) };
  return {
    kind: 'lesson',
    lesson: await fetchJson(`/data/lessons/${embedded.lesson}/page.json`, lessonOnPageShape),
  };
};

const titleOf = (shown: Shown): string => {
  if (shown.kind === 'lesson') return shown.lesson.frontMatter.title;
  if (shown.kind === 'shared' && shown.arrived.kind === 'asks') return shown.arrived.foreign.code.name;
  return '';
};

export function Embed() {
  const [embedded] = useState(() => embeddedBy(location.search, location.hash));
  const [catalog] = useState(readCatalog);
  const [shown, setShown] = useState<Shown>(embedded.kind === 'refused' ? embedded : { kind: 'loading' });
  const [talk, setTalk] = useState<Talk | null>(null);
  const [title, setTitle] = useState('');
  const [isStarting, setStarting] = useState(false);

  useEffect(() => {
    if (embedded.kind === 'refused') return;
    apply(embedded.look);
    const parent = talkToParent(embedded.kind === 'lesson' ? embedded.lesson : 'shared');
    setTalk(parent);
    arrive(embedded).then(
      (next) => {
        setShown(next);
        setTitle(titleOf(next));
        parent.tell({ type: 'loaded' });
      },
      (error: unknown) => setShown({ kind: 'refused', why: wordsOf(error) }),
    );
  }, [embedded]);

  const start = async (opening: () => Promise<Session>, code: LessonOnPage['code'] = []): Promise<void> => {
    setStarting(true);
    forgetPlaces('code');
    try {
      const session = await opening();
      talk?.follow(session);
      if (embedded.kind !== 'refused' && embedded.look.hidden.includes('code')) {
        panel.set('app');
        stage.set('app');
      }
      setShown({ kind: 'open', session, code });
    } catch (error) {
      setShown({ kind: 'refused', why: wordsOf(error) });
    }
  };

  const place = document.getElementById('embed-bar');
  const bar = place && createPortal(<Bar title={title} href={placeInLab(embedded)} />, place);
  if (embedded.kind === 'refused' || shown.kind === 'refused')
    return (
      <>
        {bar}
        <div class="embed-note">
          <p role="alert">{shown.kind === 'refused' ? shown.why : ''}</p>
        </div>
      </>
    );
  const { look } = embedded;
  return (
    <>
      {bar}
      {shown.kind === 'lesson' && (
        <Cover
          lesson={shown.lesson}
          isStarting={isStarting}
          start={() => void start(() => openLessonEmbedded(shown.lesson, look), shown.lesson.code)}
        />
      )}
      {shown.kind === 'shared' && embedded.kind === 'shared' && (
        <Foreign
          arrived={shown.arrived}
          names={namesIn(catalog)}
          open={(code) => {
            const opens = opensOf(code.base, catalog);
            if (opens) void start(() => openSharedEmbedded(code, embedded.fragment, opens, look));
          }}
          leave={() => setShown({ kind: 'refused', why: texts.leftClosed })}
        />
      )}
      {shown.kind === 'open' && <Workbench session={shown.session} code={shown.code} />}
    </>
  );
}
