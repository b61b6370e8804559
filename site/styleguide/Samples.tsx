/** Owns the order of the styleguide. */
import { AppNotes, Boots, CodeNotes } from './app-states.tsx';
import { Buttons, Colours, Fields, TabSamples } from './controls.tsx';
import { Tree } from './files.tsx';
import { Callouts, Marks } from './marks.tsx';
import { AttackForms, Attacks, CallSamples, CheckSamples, Timelines } from './outcomes.tsx';

export const Samples = () => (
  <>
    <Colours />
    <Buttons />
    <Fields />
    <TabSamples />
    <Tree />
    <Marks />
    <Callouts />
    <CheckSamples />
    <Timelines />
    <CallSamples />
    <AttackForms />
    <Attacks />
    <Boots />
    <AppNotes />
    <CodeNotes />
  </>
);
