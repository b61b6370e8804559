/** Owns saying that all checks hold, and where to go on. Nothing here takes the focus: somebody may be typing. */

import { useState } from 'preact/hooks';
import * as texts from '#texts/checks.ts';
import { Icon } from '../Icon.tsx';
import { siteHref } from '../site-href.ts';
import type { Work } from '../work.ts';

interface Props {
  readonly count: number;
  readonly course: Work['course'];
  /** They did not hold before. */
  readonly isNew: boolean;
}

export function Passed({ count, course, isNew }: Props) {
  // A panel that comes to the front again would begin its animations anew.
  const [isCelebrated, setCelebrated] = useState(!isNew);
  const next = course?.next;
  const hasMore = document.querySelector('after-pass') !== null;
  return (
    <div
      class={`callout c-pass run-callout ${isCelebrated ? '' : 'is-new'}`}
      onAnimationEnd={({ animationName }) => {
        if (animationName === 'marks-fly') setCelebrated(true);
      }}
    >
      <Icon name="check" />
      <div>
        <strong>{texts.lessonIsPassed(count)}</strong>
        <p>{hasMore ? texts.lessonGoesOn : texts.yourCodeIsKept}</p>
        {(hasMore || course) && (
          <p class="acts">
            {hasMore && (
              <a class="btn btn-s" href="#after-pass" data-panel-link="lesson">
                {texts.readWhy}
              </a>
            )}
            {next && (
              <a class="btn btn-s" href={next.href}>
                {texts.next(next.code, next.title)}
              </a>
            )}
            {course && (
              <a class="btn btn-s btn-quiet" href={siteHref('/course/')}>
                {texts.courseMap}
              </a>
            )}
          </p>
        )}
      </div>
    </div>
  );
}
