/**
 * Owns going from lesson to lesson without leaving the page: what belongs to the lesson is exchanged, and the workbench
 * stays where it is, with the editor, the app and its runtime. Astro's own way would replace the body, and a
 * WebContainer dies with the frame that it lives in.
 */
import { swapFunctions } from 'astro:transitions/client';
import { readLessonOnPage } from './lesson-on-page.ts';

const isLesson = (document: Document): boolean => document.querySelector('.wb[data-lesson]') !== null;

/** Elements with the same `data-swap` stand for each other. */
const exchange = (from: Document): void => {
  for (const old of document.querySelectorAll<HTMLElement>('[data-swap]')) {
    const other = from.querySelector(`[data-swap="${old.dataset.swap}"]`);
    if (other) old.replaceWith(other);
  }
};

const exchangeHead = (from: Document): void => {
  document.title = from.title;
  const description = 'meta[name=description]';
  document.head.querySelector(description)?.replaceWith(...from.head.querySelectorAll(description));
  for (const style of from.head.querySelectorAll('link[rel=stylesheet]')) {
    const isThere = document.head.querySelector(`link[href="${style.getAttribute('href')}"]`);
    if (!isThere) document.head.append(style);
  }
};

document.addEventListener('astro:before-swap', (event) => {
  const { newDocument } = event;
  if (!isLesson(newDocument) || !isLesson(document)) return;
  event.swap = () => {
    swapFunctions.deselectScripts(newDocument);
    exchangeHead(newDocument);
    const workbench = document.querySelector<HTMLElement>('.wb');
    const lesson = newDocument.querySelector<HTMLElement>('.wb')?.dataset.lesson;
    // First, because what is exchanged asks for it when it arrives.
    if (workbench && lesson) workbench.dataset.lesson = lesson;
    exchange(newDocument);
    // The default swap drops these with the body.
    for (const announcer of document.querySelectorAll('.astro-route-announcer')) announcer.remove();
    readLessonOnPage();
    document.querySelector<HTMLElement>('.prose-col')?.focus({ preventScroll: true });
  };
});

// Who goes on before the one page has faded into the other skips that, and nothing is wrong: Astro hears of the end of a
// transition, and not of one that never began.
window.addEventListener('unhandledrejection', (event) => {
  const { reason } = event;
  const isSkipped = reason instanceof DOMException && reason.name === 'AbortError';
  if (isSkipped && /transition/i.test(reason.message)) event.preventDefault();
});

// Leaving the lessons is a real navigation, which ends the app and frees its memory.
document.addEventListener('astro:before-preparation', (event) => {
  if (/\/lessons\/[^/]+\/?$/.test(event.to.pathname)) return;
  event.preventDefault();
  location.assign(event.to.href);
});
