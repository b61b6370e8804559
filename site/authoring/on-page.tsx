/**
 * Owns showing in a page of the development server what is wrong in the lessons it shows, as long as that is so. A page
 * that cannot be shown is asked for again when nothing keeps it any more.
 */
import { render } from 'preact';
import * as z from 'zod';
import { FAULTS_EVENT, FAULTS_PATH, type PlacedFault } from '../lib/course/fault.ts';
import '../styles/authoring.css';
import { FaultPanel } from './FaultPanel.tsx';

const shape = z.array(
  z.object({
    file: z.string(),
    line: z.number().nullable(),
    field: z.string().nullable(),
    came: z.string(),
    expected: z.string(),
    todo: z.string(),
    blocks: z.boolean(),
    pages: z.array(z.string()),
  }),
);

let faults: readonly PlacedFault[] = [];
let host: HTMLElement | null = null;

const page = (): string => location.pathname.replace(/\/?$/, '/');

/** A lesson or a part shows what concerns it, every other page everything. */
const concerning = (): readonly PlacedFault[] =>
  /^\/(lessons|parts)\//.test(page()) ? faults.filter(({ pages }) => pages.includes(page())) : faults;

const blockedMain = (): HTMLElement | null => document.querySelector('main[data-blocked]');

/** Where the panel stands: over a lesson's prose, in the place of what cannot be shown, else over the page's content. */
const place = (): HTMLElement => {
  if (host?.isConnected) return host;
  host = document.createElement('div');
  host.setAttribute('aria-live', 'polite');
  const prose = document.querySelector('.wb .prose');
  const main = blockedMain();
  if (prose) prose.prepend(host);
  else if (main) main.append(host);
  else {
    host.className = 'wrap faults-above';
    document.querySelector('main')?.before(host);
  }
  return host;
};

const RETRY_MS = 400;
const MOST_TRIES = 40;
let isOpening = false;

/** Loads the page again. Astro reads a mended lesson a moment after it was saved, and until then knows no such page. */
const openWhenThere = async (): Promise<void> => {
  if (isOpening) return;
  isOpening = true;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const isThere = await fetch(location.href).then(
      ({ ok }) => ok,
      () => false,
    );
    // Once: a second one would begin anew what the first has begun.
    if (isThere) return location.reload();
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
  isOpening = false;
};

function Blocked() {
  const what = page().startsWith('/parts/') ? 'part' : 'lesson';
  return (
    <div class="faults-head">
      <h1>{`This ${what} cannot be shown yet`}</h1>
      <p class="lede">{`Mend what stands below and save. Then the ${what} opens by itself.`}</p>
    </div>
  );
}

const show = (): void => {
  const own = concerning();
  const isBlocked = own.some(({ blocks, pages }) => blocks && pages.includes(page()));
  if (isBlocked !== (blockedMain() !== null)) {
    void openWhenThere();
    return;
  }
  const isShown = own.length > 0;
  if (!isShown && !host) return;
  const panel = <FaultPanel faults={own} elsewhere={faults.length - own.length} />;
  render(isShown ? [isBlocked && <Blocked />, panel] : null, place());
};

const learn = (told: unknown): void => {
  faults = shape.parse(told);
  show();
};

const ask = async (): Promise<void> => learn(await (await fetch(FAULTS_PATH)).json());

import.meta.hot?.on(FAULTS_EVENT, learn);
// Told while this page was away from its server, or going from lesson to lesson.
import.meta.hot?.on('vite:ws:connect', () => void ask());
document.addEventListener('astro:page-load', show);
void ask();
// Asked for too early by somebody else.
if (/^\/(lessons|parts)\//.test(page()) && document.querySelector('main.lost')) void openWhenThere();
