/** Owns whether the components in prose are ones there are, and whether each that is opened is closed again. Pure. */
import { didYouMean } from '../../site/lib/course/did-you-mean.ts';
import { withoutCode } from './links.ts';

/** What prose may use without an import; site/components/prose/components.ts has them. */
export const PROSE_COMPONENTS = ['AfterPass', 'B', 'BrowserKnows', 'Quiz', 'S', 'ServerKnows', 'Steps'];

export interface ComponentFault {
  readonly target: string;
  readonly line: number;
  readonly expected: string;
  readonly todo: string;
}

const TAG = /<(\/?)([A-Z]\w*)\b[^<>]*?(\/?)>/g;
const IMPORT = /^import\s+(?:\{([^}]*)\}|(\w+))\s+from\b/gm;

const imported = (prose: string): string[] =>
  [...prose.matchAll(IMPORT)].flatMap(([, several, one]) =>
    one ? [one] : (several ?? '').split(',').map((name) => name.trim().replace(/^.* as /, '')),
  );

/** @param body Prose whose lines have their numbers. */
export function componentFaults(body: string): ComponentFault[] {
  const prose = withoutCode(body);
  const known = [...PROSE_COMPONENTS, ...imported(prose)];
  const faults: ComponentFault[] = [];
  const open: { readonly name: string; readonly line: number }[] = [];
  const unclosed = ({ name, line }: (typeof open)[number]): void => {
    faults.push({
      target: `<${name}>`,
      line,
      expected: `</${name}> after it`,
      todo: `Close it with </${name}>.`,
    });
  };
  for (const { 0: tag, 1: closes, 2: name = '', 3: alone, index } of prose.matchAll(TAG)) {
    const line = prose.slice(0, index).split('\n').length;
    if (!known.includes(name)) {
      const todo = didYouMean(name, known, 'Import it, or take it away.');
      if (!closes) faults.push({ target: tag, line, expected: `one of ${known.join(', ')}`, todo });
    } else if (alone) continue;
    else if (!closes) open.push({ name, line });
    else if (open.some((each) => each.name === name)) {
      for (let last = open.pop(); last && last.name !== name; last = open.pop()) unclosed(last);
    } else
      faults.push({ target: tag, line, expected: `<${name}> before it`, todo: 'Open it, or take it away.' });
  }
  for (const each of open) unclosed(each);
  return faults;
}
