/** Owns the samples of what is pressed, chosen and typed into, and of the marks that stand beside words. */
import { useState } from 'preact/hooks';
import { Icon } from '../lab/Icon.tsx';
import { Person } from '../lab/Person.tsx';
import { PersonSwitch } from '../lab/preview/PersonSwitch.tsx';
import { Tabs } from '../lab/Tabs.tsx';
import { people } from '../lib/sandbox/sandbox.ts';
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

function Switch() {
  const [chosen, choose] = useState<(typeof people)[number]>('ana');
  return <PersonSwitch chosen={chosen} choose={choose} />;
}

export const Marks = () => (
  <Sample title="People, badges, marks">
    {() => (
      <>
        <Row>
          {people.map((name) => (
            <Person key={name} name={name} withRole />
          ))}
        </Row>
        <Row>
          <Switch />
        </Row>
        <Row>
          <span class="badge b-pass">
            <Icon name="check" />
            passed
          </span>
          <span class="badge b-fail">
            <Icon name="cross" />
            failed
          </span>
          <span class="badge b-warn">
            <Icon name="reset" />
            rolled back
          </span>
          <span class="badge b-tool">
            <Icon name="wrench" />
            not counted
          </span>
          <span class="badge b-run">
            <Icon name="spin" />
            running
          </span>
          <span class="badge b-browser">browser</span>
          <span class="badge b-server">2 touched</span>
          <span class="badge b-forged">attack</span>
          <span class="badge">check</span>
          <span class="tag">event:evt_17</span>
        </Row>
        <Row>
          <span class="side side-b">Browser</span>
          <span class="side side-s">Server</span>
          <span>
            <code class="cb">"ord_2217"</code> <code class="cs">auth()</code> <code>cookies</code>
          </span>
          <kbd>Ctrl</kbd>
          <span class="pips">
            <i class="on" />
            <i class="now" />
            <i />
          </span>
          <div class="meter" style={{ width: '8rem' }}>
            <i style={{ width: '64%' }} />
          </div>
        </Row>
      </>
    )}
  </Sample>
);

const callouts = [
  ['c-pass', 'check', 'Passed. All 4 checks hold.', 'Your code is kept.'],
  ['c-fail', 'cross', 'Your code stopped the app.', 'Change the code, and it starts again by itself.'],
  ['c-warn', 'warn', 'It got there late.', 'The page showed the old price for two seconds.'],
  ['c-tool', 'wrench', 'The sandbox stopped. This is our fault.', 'Your edits are safe.'],
] as const;

export const Callouts = () => (
  <Sample title="Callouts and hints">
    {() => (
      <>
        <div class="callout cb-side">
          <span class="side-glyph" />
          <div>
            <strong>What the browser controls</strong>Every argument of every call.
          </div>
        </div>
        <div class="callout cs-side">
          <span class="side-glyph" />
          <div>
            <strong>What the server knows</strong>The session, and the owner of each row.
          </div>
        </div>
        {callouts.map(([look, icon, title, words]) => (
          <div key={look} class={`callout ${look}`}>
            <Icon name={icon} />
            <div>
              <strong>{title}</strong>
              <p>{words}</p>
            </div>
          </div>
        ))}
        <details class="hint" open>
          <summary>
            <Icon name="bulb" /> Hint 1 of 3 <Icon name="down" />
          </summary>
          <div>Who is asking is one question, whose order it is another.</div>
        </details>
        <details class="hint">
          <summary>
            <Icon name="bulb" /> Hint 2 of 3 <Icon name="down" />
          </summary>
          <div>Closed.</div>
        </details>
      </>
    )}
  </Sample>
);
