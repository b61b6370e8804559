/** Owns the order of the styleguide. */
import { AppNotes, Boots, CodeNotes } from './app-states.tsx';
import { Buttons, Callouts, Colours, Fields, Marks, TabSamples } from './controls.tsx';
import { AttackForms, Attacks, CallSamples, CheckSamples, Timelines } from './outcomes.tsx';

export const Samples = () => (
  <>
    <Colours />
    <Buttons />
    <Fields />
    <TabSamples />
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
