/** Owns the samples of colours, and of what is pressed, chosen and typed into. */
import { useState } from 'preact/hooks';
import { Icon } from '../lab/Icon.tsx';
import { Tabs } from '../lab/Tabs.tsx';
import { Row, Sample, State } from './Sample.tsx';

const roles = 'canvas surface raised sunken hover line line-strong line-control text text-2 text-3 ink';
const sides = 'browser browser-solid browser-tint browser-line server server-solid server-tint server-line';
const outcomes =
  'pass pass-tint pass-line fail fail-tint fail-line warn warn-tint warn-line tool tool-tint tool-line';

const Swatches = ({ names }: { readonly names: string }) => (
  <div class="swatches">
    {names.split(' ').map((name) => (
      <span key={name}>
        <i style={{ background: `var(--${name})` }} />
        {name}
      </span>
    ))}
  </div>
);

export const Colours = () => (
  <Sample title="Colours">
    {() => [roles, sides, outcomes].map((names) => <Swatches key={names} names={names} />)}
  </Sample>
);

const looks = [
  ['primary', 'btn-primary'],
  ['usual', ''],
  ['quiet', 'btn-quiet'],
  ['danger', 'btn-danger'],
] as const;

export const Buttons = () => (
  <Sample title="Buttons">
    {() =>
      looks.map(([name, look]) => (
        <State key={name} name={`${name}: usual, small, hover, focus, off`}>
          <Row>
            <button type="button" class={`btn ${look}`}>
              <Icon name="send" /> Send
            </button>
            <button type="button" class={`btn btn-s ${look}`}>
              Run checks <kbd>Ctrl ↵</kbd>
            </button>
            <button type="button" class={`btn ${look} is-hover`}>
              Hover
            </button>
            <button type="button" class={`btn ${look} is-focus`}>
              Focus
            </button>
            <button type="button" class={`btn ${look}`} disabled>
              Off
            </button>
          </Row>
        </State>
      ))
    }
  </Sample>
);

const fileTabs = [
  { id: 'a', class: 'dot-s', label: 'cancel-order.ts' },
  {
    id: 'b',
    class: 'dot-b',
    label: (
      <>
        like.tsx
        <span class="unsaved" />
      </>
    ),
  },
  {
    id: 'c',
    class: 'dot-x',
    label: (
      <>
        schema.ts <Icon name="lock" small />
      </>
    ),
  },
];
const dockTabs = [
  {
    id: 'checks',
    label: (
      <>
        Checks <span class="count bad">2 failed</span>
      </>
    ),
  },
  { id: 'boundary', class: 'dot-bs', label: 'Boundary' },
  { id: 'attack', class: 'dot-b', label: 'Attack' },
  {
    id: 'log',
    class: 'dot-s',
    label: (
      <>
        Server log <span class="count">12</span>
      </>
    ),
  },
];

function TabStrips({ theme }: { readonly theme: string }) {
  const [tab, setTab] = useState('checks');
  const [file, setFile] = useState('a');
  return (
    <>
      <Tabs label="Dock" idPrefix={`${theme}-dock`} tabs={dockTabs} chosen={tab} choose={setTab} />
      <Tabs
        label="Files"
        idPrefix={`${theme}-file`}
        tabClass="tab ftab"
        tabs={fileTabs}
        chosen={file}
        choose={setFile}
      />
    </>
  );
}

export const TabSamples = () => <Sample title="Tabs">{(theme) => <TabStrips theme={theme} />}</Sample>;

export const Fields = () => (
  <Sample title="Fields">
    {() => (
      <>
        <label class="field">
          <span>Page path</span>
          <input class="input mono" placeholder="found for you" />
        </label>
        <label class="field">
          <span>Arguments, as a JSON list</span>
          <input class="input mono" value='["ord_2217"' aria-invalid="true" />
          <span class="field-err">
            <Icon name="warn" small />A list ends with “]”.
          </span>
        </label>
        <Row>
          <select class="select" style={{ width: 'auto' }} aria-label="Origin">
            <option>same site</option>
          </select>
          <input class="input" style={{ width: '8rem' }} value="off" disabled aria-label="Off" />
          <fieldset class="seg" aria-label="Which calls">
            <button type="button" aria-pressed="true">
              All
            </button>
            <button type="button" aria-pressed="false">
              Page
            </button>
            <button type="button" aria-pressed="false">
              Attack
            </button>
          </fieldset>
        </Row>
      </>
    )}
  </Sample>
);
