/** Owns the order of the styleguide. */
import { AppNotes, Boots, CodeNotes } from './app-states.tsx';
import { Buttons, Colours, Fields, TabSamples } from './controls.tsx';
import { Tree } from './files.tsx';
import { AttackHistories, FilterBars, Finds } from './lists.tsx';
import { Callouts, Marks } from './marks.tsx';
import { Fallbacks, NetworkMenus, RuntimeMenus, ViewMenus } from './menus.tsx';
import { AttackForms, Attacks, CallSamples, CheckSamples, Timelines } from './outcomes.tsx';

export const Samples = () => (
  <>
    <Colours />
    <Buttons />
    <Fields />
    <TabSamples />
    <Tree />
    <Finds />
    <Marks />
    <Callouts />
    <CheckSamples />
    <Timelines />
    <FilterBars />
    <CallSamples />
    <AttackForms />
    <Attacks />
    <AttackHistories />
    <RuntimeMenus />
    <Fallbacks />
    <Boots />
    <NetworkMenus />
    <ViewMenus />
    <AppNotes />
    <CodeNotes />
  </>
);
