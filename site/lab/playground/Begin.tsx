/** Owns the list of what a playground can begin from. It is drawn at build, too, so that it can be read without JavaScript. */
import * as texts from '#texts/playground.ts';
import { beginQuery } from '../../lib/playground/begin.ts';
import { siteHref } from '../site-href.ts';
import type { Catalog } from './catalog.ts';

const href = (query: string): string => siteHref(`/playground/${query}`);

type Lesson = Catalog['lessons'][number];

const LessonRow = ({ lesson: { id, code, title } }: { readonly lesson: Lesson }) => {
  const base = (of: 'starter' | 'solution') => ({ kind: 'lesson', lesson: id, code: of }) as const;
  const of = `${code} ${title}`;
  return (
    <li class="pg-row">
      <span class="mono t3">{code}</span>
      <span class="nm">{title}</span>
      <span class="acts">
        <a class="btn btn-s" href={href(beginQuery(base('starter'), true))} aria-label={texts.yourCodeOf(of)}>
          {texts.yourCode}
        </a>
        <a
          class="btn btn-quiet btn-s"
          href={href(beginQuery(base('starter')))}
          aria-label={texts.startOf(of)}
        >
          {texts.start}
        </a>
        <a
          class="btn btn-quiet btn-s"
          href={href(beginQuery(base('solution')))}
          aria-label={texts.solutionOf(of)}
        >
          {texts.solution}
        </a>
      </span>
    </li>
  );
};

export function Begin({ catalog: { lessons, examples } }: { readonly catalog: Catalog }) {
  return (
    <>
      <section aria-labelledby="pg-examples">
        <h2 id="pg-examples">{texts.fromExample}</h2>
        <ul class="plain-list pg-cards">
          <li>
            <a class="pg-card" href={href(beginQuery({ kind: 'template' }))}>
              <strong>{texts.bareApp}</strong>
              <span>{texts.bareAppSummary}</span>
            </a>
          </li>
          {examples.map(({ id, title, summary }) => (
            <li key={id}>
              <a class="pg-card" href={href(beginQuery({ kind: 'example', example: id }))}>
                <strong>{title}</strong>
                <span>{summary}</span>
              </a>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="pg-lessons">
        <h2 id="pg-lessons">{texts.fromLesson}</h2>
        <ul class="plain-list pg-rows">
          {lessons.map((lesson) => (
            <LessonRow key={lesson.id} lesson={lesson} />
          ))}
        </ul>
      </section>
    </>
  );
}
