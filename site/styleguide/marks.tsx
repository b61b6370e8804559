/** Owns the samples of the marks that stand beside words, and of what words stand in. */
import { useState } from 'preact/hooks';
import { Icon } from '../lab/Icon.tsx';
import { Person } from '../lab/Person.tsx';
import { PersonSwitch } from '../lab/preview/PersonSwitch.tsx';
import { people } from '../lib/sandbox/sandbox.ts';
import { Row, Sample } from './Sample.tsx';

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
