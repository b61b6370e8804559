/** Owns how faults are told in a terminal: by file, near which line, and for each what came, what was expected, what to do. */
import { styleText } from 'node:util';
import { countFaults, type Fault, faultsByFile } from '../../site/lib/course/fault.ts';

const WIDTH = 110;
const LABEL = 12;

/** Breaks a text between words, so that every line after the first begins under the one before. */
const wrapped = (text: string): string => {
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + word.length + 1 > WIDTH - LABEL) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join(`\n${' '.repeat(LABEL)}`);
};

const about = ({ line, field }: Fault): string =>
  [line === null ? null : `line ${line}`, field].filter((each) => each !== null).join(', ');

const inWords = (fault: Fault): string =>
  [
    ...(about(fault) === '' ? [] : [`  ${styleText('bold', about(fault))}`]),
    `    came    ${wrapped(fault.came)}`,
    `    wanted  ${wrapped(fault.expected)}`,
    `    to do   ${wrapped(fault.todo)}`,
  ].join('\n');

/** All faults as one text of several lines, without colours where the output has none. */
export const reportFaults = (faults: readonly Fault[]): string =>
  [
    ...faultsByFile(faults).map(([file, group]) =>
      [styleText('red', file), ...group.map(inWords)].join('\n'),
    ),
    `${countFaults(faults)} of the lessons.`,
  ].join('\n\n');
