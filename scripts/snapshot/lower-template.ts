/**
 * Owns lowering the templates from which Next makes the entry of each route. Next fills them in as text before they are
 * JavaScript that runs: it looks for comments and for names in single quotes, both of which a printer would change.
 */
import { lowerAsync } from './lower.ts';

const MARKER = /^[ \t]*\/\/ ((?:INJECT|OPTIONAL_IMPORT):\w+)[ \t]*$/gm;
const STAND_IN = /^[ \t]*__next_marker__\("((?:INJECT|OPTIONAL_IMPORT):\w+)"\);$/gm;
const FILLED_IN = /"(VAR_\w+|\.{1,2}\/[\w./-]+)"/g;

const markersOf = (source: string): string =>
  [...source.matchAll(MARKER)].map(([, name]) => name).join() || 'none';

/**
 * Lowers a template of Next's.
 * @throws esbuild's error if it does not parse, or one that says that a marker was lost.
 */
export async function lowerTemplate(source: string): Promise<string> {
  const lowered = await lowerAsync(source.replace(MARKER, '__next_marker__("$1");'));
  const template = lowered.replace(STAND_IN, '// $1').replace(FILLED_IN, "'$1'");
  if (markersOf(template) !== markersOf(source))
    throw new Error(
      `Lowering changed this template's markers from ${markersOf(source)} to ${markersOf(template)}. See lower-template.ts.`,
    );
  return template;
}
