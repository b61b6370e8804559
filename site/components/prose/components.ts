/** Owns what a lesson's MDX may use without importing it. */
import AfterPass from './AfterPass.astro';
import B from './B.astro';
import BrowserKnows from './BrowserKnows.astro';
import CodeBlock from './CodeBlock.astro';
import Link from './Link.astro';
import Quiz from './Quiz.astro';
import S from './S.astro';
import ServerKnows from './ServerKnows.astro';
import Steps from './Steps.astro';

export const proseComponents = {
  AfterPass,
  B,
  BrowserKnows,
  Quiz,
  S,
  ServerKnows,
  Steps,
  a: Link,
  pre: CodeBlock,
};
