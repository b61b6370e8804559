/** Owns code to read where the editor will be: in its place, its type and its colours, so that nothing moves when it comes. */
import type { CodeLine } from './code-lines.ts';

const colouredRun = ([name, text]: CodeLine[number], index: number) =>
  name === '' ? (
    text
  ) : (
    <span class={name} key={index}>
      {text}
    </span>
  );

export function PlainCode({ lines }: { readonly lines: readonly CodeLine[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: code that is wider than its pane must be scrollable by keyboard.
    <pre class="plain-code" tabIndex={0}>
      <code>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its number.
          <span class="ln" key={index}>
            {line.map(colouredRun)}
            {'\n'}
          </span>
        ))}
      </code>
    </pre>
  );
}
