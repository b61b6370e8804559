/** Owns showing two replies side by side. A line that differs says so, and is not only coloured. */

import { useEffect, useRef } from 'preact/hooks';
import * as texts from '#texts/attack.ts';
import { compareSent, differencesText, type Line } from './compare.ts';
import type { Sent } from './history.ts';

function ComparedLine({ line: { label, both, isCode, differs } }: { readonly line: Line }) {
  return (
    <tr class={differs ? 'differs' : ''}>
      <th scope="row">
        <span class="sign" aria-hidden="true">
          {differs ? '≠' : '='}
        </span>
        {label}
        <span class="vh"> {differs ? texts.differentInRow : texts.sameInRow}</span>
      </th>
      {both.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the first and the second stay where they are.
        <td key={index} class={isCode ? 'mono' : ''}>
          {text}
        </td>
      ))}
    </tr>
  );
}

export function Comparison({ pair: [one, other] }: { readonly pair: readonly [Sent, Sent] }) {
  const section = useRef<HTMLElement>(null);
  const lines = compareSent(one, other);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another pair is brought into view.
  useEffect(() => section.current?.scrollIntoView({ block: 'nearest' }), [one.number, other.number]);
  return (
    <section ref={section} class="att-compare" aria-label={texts.twoRepliesSideBySide}>
      <p role="status">{differencesText(lines)}</p>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{texts.attackNumber(one.number)}</th>
            <th scope="col">{texts.attackNumber(other.number)}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <ComparedLine key={line.label} line={line} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
