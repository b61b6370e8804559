/** Owns the island on the playground's page: the list of playgrounds, or the one that the address names, in its workbench. */
import { useStore } from '@nanostores/preact';
import { createPortal } from 'preact/compat';
import { useEffect, useRef, useState } from 'preact/hooks';
import * as texts from '#texts/playground.ts';
import { playgroundCouldNotBeOpened } from '#texts/workbench.ts';
import { baseInWords } from '../../lib/playground/base.ts';
import { wantedBy } from '../../lib/playground/begin.ts';
import type { Saved } from '../../lib/playground/saved.ts';
import { isLink } from '../../lib/playground/share/link.ts';
import { forgetPlaces } from '../bench-state.ts';
import type { Session } from '../session.ts';
import { Opening } from '../workbench/Opening.tsx';
import { Workbench } from '../workbench/Workbench.tsx';
import { Bar } from './Bar.tsx';
import { type Catalog, namesIn, opensOf, readCatalog } from './catalog.ts';
import { Home, HomeFrame } from './Home.tsx';
import { beginPlayground, duplicate, keepCode, openPlayground } from './open-playground.ts';
import { savedList } from './page-state.ts';
import { arriveByFiles, arriveByLink } from './share/arrivals.ts';
import { type Arrived, Foreign } from './share/Foreign.tsx';

type Shown =
  | { readonly kind: 'looking' }
  | { readonly kind: 'home'; readonly problem: string | null; readonly removed: Saved | null }
  /** Somebody else's code, which is shown and has not run. */
  | { readonly kind: 'foreign'; readonly arrived: Arrived }
  | { readonly kind: 'opening'; readonly id: string; readonly problem: string | null }
  | { readonly kind: 'open'; readonly id: string; readonly session: Session };

type AtHome = Extract<Shown, { kind: 'home' }>;
const HOME: AtHome = { kind: 'home', problem: null, removed: null };
const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What the address asks for. One that begins a playground becomes the address of that one, so a reload makes no second. */
const findWanted = async (catalog: Catalog, signal: AbortSignal): Promise<Saved | Shown> => {
  const wanted = wantedBy(location.search);
  if (wanted.kind === 'home') return HOME;
  if (wanted.kind === 'refused') return { ...HOME, problem: wanted.why };
  if (wanted.kind === 'begin') {
    const saved = await beginPlayground(wanted.base, wanted.withOwnEdits, catalog);
    // By now the address may be that of something else; what was begun is in the list.
    if (!signal.aborted) history.replaceState(null, '', `?open=${saved.id}`);
    return saved;
  }
  const saved = savedList.find(wanted.id);
  if (saved && saved.deletedAt === null) return saved;
  const problem = saved ? texts.wasDeleted : texts.isNotHere;
  return { ...HOME, problem };
};

export function Playground() {
  const [catalog] = useState(readCatalog);
  const [shown, setShown] = useState<Shown>({ kind: 'looking' });
  const saved = useStore(savedList.shown);
  const current = shown.kind === 'open' || shown.kind === 'opening' ? shown.id : null;
  const playground =
    current === null ? null : (saved?.find(({ id }) => id === current) ?? savedList.find(current));
  const name = playground?.name ?? null;

  /** What is being looked for; whoever goes elsewhere meanwhile does not want it any more. */
  const turn = useRef(new AbortController());
  const beginTurn = (): AbortSignal => {
    turn.current.abort();
    turn.current = new AbortController();
    return turn.current.signal;
  };

  const show = async (next: Saved, signal: AbortSignal): Promise<void> => {
    forgetPlaces('code');
    setShown({ kind: 'opening', id: next.id, problem: null });
    try {
      const session = await openPlayground(next, catalog, signal);
      if (!signal.aborted) setShown({ kind: 'open', id: next.id, session });
    } catch (error) {
      if (!signal.aborted) setShown({ kind: 'opening', id: next.id, problem: wordsOf(error) });
    }
  };
  const look = async (arriving: Promise<Arrived>, signal: AbortSignal): Promise<void> => {
    setShown({ kind: 'foreign', arrived: { kind: 'reading' } });
    const arrived = await arriving;
    if (!signal.aborted) setShown({ kind: 'foreign', arrived });
  };
  const follow = async (): Promise<void> => {
    const signal = beginTurn();
    if (isLink(location.hash)) return await look(arriveByLink(location.hash, catalog), signal);
    try {
      const wanted = await findWanted(catalog, signal);
      if (signal.aborted) return;
      if ('kind' in wanted) setShown(wanted);
      else await show(wanted, signal);
    } catch (error) {
      if (!signal.aborted) setShown({ ...HOME, problem: wordsOf(error) });
    }
  };
  const go = (next: Saved): void => {
    history.pushState(null, '', `?open=${next.id}`);
    void show(next, beginTurn());
  };
  const goHome = (removed: Saved | null = null): void => {
    beginTurn();
    history.pushState(null, '', location.pathname);
    setShown({ ...HOME, removed });
  };
  /** Opens what is being made, unless whoever asked for it has gone elsewhere; then it is in the list. */
  const goOnceMade = (making: Promise<Saved>): void => {
    const signal = beginTurn();
    making.then(
      (made) => {
        if (!signal.aborted) go(made);
      },
      (error: unknown) => {
        if (!signal.aborted) setShown({ ...HOME, problem: wordsOf(error) });
      },
    );
  };
  const copy = (of: Saved): void => goOnceMade(duplicate(of));

  // biome-ignore lint/correctness/useExhaustiveDependencies: the page is opened once, and then followed.
  useEffect(() => {
    void savedList.load().then(follow);
    const onGone = (): void => void follow();
    addEventListener('popstate', onGone);
    return () => removeEventListener('popstate', onGone);
  }, []);
  useEffect(() => {
    document.title = name === null ? texts.title : texts.titleOf(name);
  }, [name]);

  // What stood here until now, so that nothing goes and comes back.
  if (shown.kind === 'looking') return <HomeFrame catalog={catalog} />;
  if (shown.kind === 'home')
    return (
      <Home
        catalog={catalog}
        list={savedList}
        problem={shown.problem}
        removed={shown.removed}
        open={go}
        duplicate={copy}
        bring={(picked) => void look(arriveByFiles(picked), beginTurn())}
      />
    );
  if (shown.kind === 'foreign')
    return (
      <Foreign
        arrived={shown.arrived}
        names={namesIn(catalog)}
        open={(code) => goOnceMade(keepCode(code))}
        leave={() => goHome()}
      />
    );
  const bar = document.getElementById('playground-bar');
  const began = playground ? baseInWords(playground.base, namesIn(catalog)) : '';
  if (shown.kind === 'opening') {
    const focus = (playground && opensOf(playground.base, catalog)?.focus) ?? '';
    return (
      <Opening
        focus={focus}
        code={[]}
        side="server"
        problem={shown.problem === null ? null : { headline: playgroundCouldNotBeOpened, why: shown.problem }}
      />
    );
  }
  return (
    <>
      {bar &&
        playground &&
        createPortal(
          <Bar
            saved={playground}
            session={shown.session}
            began={began}
            goHome={() => goHome()}
            duplicate={() => copy(playground)}
            remove={() => {
              savedList.remove(playground.id);
              goHome(playground);
            }}
          />,
          bar,
        )}
      <Workbench key={shown.id} session={shown.session} code={[]} />
    </>
  );
}
