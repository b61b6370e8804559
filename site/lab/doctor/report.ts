/** Owns the examination as text, to be sent to whoever can help. Pure. */
import * as texts from '#texts/doctor.ts';
import type { Finding } from './examination.ts';

const marks: Record<Finding['verdict'], string> = { good: 'ok  ', bad: 'FAIL', note: '    ' };
const titles: Record<Finding['group'], string> = {
  browser: texts.thisBrowser,
  start: texts.theStart,
  behaviour: texts.behaviour,
};

export interface ReportAbout {
  readonly version: string;
  readonly userAgent: string;
  readonly origin: string;
}

/** Writes the findings down, by group and in their order. */
export function reportOf(findings: readonly Finding[], { version, userAgent, origin }: ReportAbout): string {
  const groups = Object.keys(titles) as Finding['group'][];
  const lines = groups.flatMap((group) => {
    const own = findings.filter((finding) => finding.group === group);
    return own.length === 0
      ? []
      : [
          '',
          titles[group],
          ...own.map(({ verdict, name, detail, ms }) =>
            [
              `  ${marks[verdict]}  ${name}`,
              ms === null ? '' : `, ${ms} ms`,
              detail === '' ? '' : `: ${detail}`,
            ].join(''),
          ),
        ];
  });
  return [texts.serverActionsLabAt(version, origin), userAgent, ...lines, ''].join('\n');
}
