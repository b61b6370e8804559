/** Owns the samples of what a button opens over the page: the runtime, the network, the view; and the notes that go with them. */
import { atom } from 'nanostores';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { RunState } from '../lab/check-runs.ts';
import { Fallback } from '../lab/preview/FallbackNote.tsx';
import { NetworkMenu } from '../lab/preview/NetworkMenu.tsx';
import { NetworkNote } from '../lab/preview/NetworkNote.tsx';
import { ViewMenu } from '../lab/preview/ViewMenu.tsx';
import { RuntimeChoices, RuntimeStatus } from '../lab/workbench/RuntimeStatus.tsx';
import type { RuntimeKind } from '../lib/runtime/runtime.ts';
import type { SandboxStatus } from '../lib/sandbox/client/status.ts';
import type { NetworkCondition, WireCall } from '../lib/sandbox/sandbox.ts';
import { cancel } from './calls.ts';
import { Row, Sample, State } from './Sample.tsx';

/** Opened, and in its place in the page instead of over it, until somebody presses elsewhere. */
function Opened({ children }: { readonly children: ComponentChildren }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector('button')?.click(), []);
  return (
    <div class="sample-opened" ref={place}>
      {children}
    </div>
  );
}

const origin = 'http://localhost:4001';
const up: SandboxStatus = {
  phase: 'ready',
  previews: { anon: origin, ana: origin, ben: origin, orla: origin, otto: origin },
};
const app = (status: SandboxStatus, kind: RuntimeKind | null) => ({
  sandbox: { status: atom(status), runtimeKind: atom(kind), reboot: () => {} },
});

const statuses = [
  ['starting, not known where', app({ phase: 'booting', progress: null }, null)],
  ['running', app(up, 'local')],
  ['stopped', app({ phase: 'failed', error: new Error('It is gone.'), fault: 'ours' }, 'webcontainer')],
  ['closed', app({ phase: 'disposed' }, 'local')],
] as const;
const unfit = 'This browser cannot run a WebContainer.';
const choices = [
  ['both', 'local', { offersLocal: true, unfit: null, required: null }],
  ['a hosted site', 'webcontainer', { offersLocal: false, unfit: null, required: null }],
  ['a browser that cannot', 'local', { offersLocal: true, unfit, required: null }],
  [
    'one that the site requires',
    'webcontainer',
    { offersLocal: true, unfit: null, required: 'webcontainer' },
  ],
] as const;

export const RuntimeMenus = () => (
  <Sample title="The runtime, and choosing another">
    {() => (
      <>
        {statuses.map(([name, session]) => (
          <State key={name} name={name}>
            <Row>
              <RuntimeStatus session={session} />
            </Row>
          </State>
        ))}
        {choices.map(([name, current, options]) => (
          <State key={name} name={name}>
            <RuntimeChoices current={current} options={options} choose={() => {}} />
          </State>
        ))}
      </>
    )}
  </Sample>
);

export const Fallbacks = () => (
  <Sample title="Another runtime than the one that was meant" isFlush>
    {() => (
      <>
        <State name="on this machine">
          <Fallback
            to="local"
            why="The WebContainer host stackblitz.com cannot be reached."
            dismiss={() => {}}
          />
        </State>
        <State name="in this tab">
          <Fallback to="webcontainer" why="The local runtime does not answer." dismiss={() => {}} />
        </State>
      </>
    )}
  </Sample>
);

const held: WireCall = { ...cancel, id: 'held', source: 'preview', state: 'held', reply: null };
const conditions: readonly (readonly [string, NetworkCondition | null, readonly WireCall[]])[] = [
  ['replies come as they are', null, []],
  ['later', { kind: 'delay', milliseconds: 2000 }, []],
  ['later, one on its way', { kind: 'delay', milliseconds: 2000 }, [held]],
  ['held', { kind: 'hold' }, []],
  ['held, two of them', { kind: 'hold' }, [held, { ...held, id: 'held too' }]],
  ['the next one is lost', { kind: 'lose' }, []],
  ['the next one fails', { kind: 'fail' }, []],
];
const network = (condition: NetworkCondition | null) => ({
  condition: atom(condition),
  set: async () => {},
  end: async () => {},
});
const idle: RunState = { kind: 'idle' };
const running: RunState = { kind: 'running', current: null, cause: 'asked' };
const menu = (condition: NetworkCondition | null, run: RunState, status: SandboxStatus = up) => ({
  network: network(condition),
  run: atom(run),
  sandbox: { status: atom(status) },
});

export const NetworkMenus = () => (
  <Sample title="The network of the app’s own calls">
    {() => (
      <>
        <State name="open">
          <Opened>
            <NetworkMenu session={menu({ kind: 'hold' }, idle)} />
          </Opened>
        </State>
        <State name="open while checks run">
          <Opened>
            <NetworkMenu session={menu(null, running)} />
          </Opened>
        </State>
        <State name="the app is not up">
          <NetworkMenu session={menu(null, idle, { phase: 'compiling' })} />
        </State>
        {conditions.map(([name, condition, calls]) => (
          <State key={name} name={name}>
            <NetworkNote session={{ network: network(condition), sandbox: { wire: atom(calls) } }} />
          </State>
        ))}
      </>
    )}
  </Sample>
);

const views = [
  ['one person', null, () => {}],
  ['scaled', '62 %', () => {}],
  ['two already', null, null],
] as const;

export const ViewMenus = () => (
  <Sample title="How the app is shown">
    {() =>
      views.map(([name, scale, showBeside]) => (
        <State key={name} name={name}>
          <Opened>
            <ViewMenu person="ana" scale={scale} showBeside={showBeside} />
          </Opened>
        </State>
      ))
    }
  </Sample>
);
