/** Owns the samples of what happened: checks with every verdict, calls on their time axis, and what came of an attack. */

import * as texts from '#texts/checks.ts';
import type { CheckState } from '../lab/check-runs.ts';
import { AttackForm } from '../lab/dock/AttackForm.tsx';
import { AttackResult, type AttackState } from '../lab/dock/AttackResult.tsx';
import { CallList } from '../lab/dock/boundary/CallList.tsx';
import { Facts } from '../lab/dock/boundary/Facts.tsx';
import { Spent, TimelineView } from '../lab/dock/boundary/TimelineView.tsx';
import { layOut } from '../lab/dock/boundary/timeline.ts';
import { CheckRow } from '../lab/dock/CheckRow.tsx';
import { argsText, replyText } from '../lab/dock/words.ts';
import type { CheckResult, Evidence } from '../lib/checks/outcome.ts';
import { cancel, type DrawnCall, drawnCalls, nothingChanged, reply } from './calls.ts';
import { Sample, State } from './Sample.tsx';

const evidence: readonly Evidence[] = [
  { kind: 'call', call: nothingChanged },
  { kind: 'call', call: cancel },
];
const common = { id: 'own-row', title: '', evidence, ms: 34 };
const done = (result: CheckResult): CheckState => ({ status: 'done', result });

const rows: readonly (readonly [title: string, state: CheckState, isRunning: boolean])[] = [
  ['It has not run', { status: 'idle' }, false],
  ['It waits for its turn', { status: 'idle' }, true],
  ['It runs', { status: 'running' }, true],
  ['Ben can cancel his own order', done({ ...common, status: 'pass' }), false],
  [
    'Ana cannot cancel Ben’s order',
    done({
      ...common,
      status: 'fail',
      message:
        'Your action asked who was signed in. It never asked whose order it was, so Ana’s call went through.',
      expected: 'nothing',
    }),
    false,
  ],
  [
    'A check that compares, and has a title that is much too long for one line of a narrow dock to hold it',
    done({
      ...common,
      evidence: [{ kind: 'changes', changes: cancel.changes }],
      status: 'fail',
      message: 'Two calls at once were refunded twice.',
      expected: 'one refund',
    }),
    false,
  ],
  [
    'A check that could not finish',
    done({ ...common, evidence: [], status: 'error', message: 'The page did not open within 10 seconds.' }),
    false,
  ],
];
const reasons = ['The owner is asked for, but only after the order was cancelled.'];

export const CheckSamples = () => (
  <Sample title="Checks" isFlush>
    {() => (
      <div class="checks">
        <ul class="plain-list">
          {rows.map(([title, state, isRunning]) => (
            <CheckRow
              key={title}
              title={title}
              state={state}
              isRunning={isRunning}
              unfinished={texts.couldNotFinish}
              reasons={reasons}
              onCompare={() => {}}
            />
          ))}
        </ul>
      </div>
    )}
  </Sample>
);

function Drawn({ drawn: { name, call, crossing } }: { readonly drawn: DrawnCall }) {
  const timeline = layOut(call, crossing);
  return (
    <State name={name}>
      <div class="insp-main">
        <TimelineView
          timeline={timeline}
          sent={argsText(call.args) || 'no arguments'}
          reply={call.reply && replyText(call.reply).text}
          isForged={call.source !== 'preview'}
        />
        <Spent timeline={timeline} />
      </div>
    </State>
  );
}

export const Timelines = () => (
  <Sample title="Time axis of a call">
    {() => drawnCalls.map((drawn) => <Drawn key={drawn.name} drawn={drawn} />)}
  </Sample>
);

export const CallSamples = () => (
  <Sample title="List of calls, and the facts of one" isFlush>
    {() => (
      <div class="boundary">
        <div class="insp">
          <CallList
            calls={drawnCalls.map(({ call }) => call)}
            chosen={cancel.id}
            choose={() => {}}
            isRolledBack={({ id }) => id === 'rolled-back'}
          />
          <div class="insp-main">
            <Facts call={cancel} />
          </div>
        </div>
      </div>
    )}
  </Sample>
);

const actions = [{ id: 'a1', name: 'cancelOrder', file: 'actions/cancel-order.ts', pages: ['/orders'] }];
const draft = {
  action: 'cancelOrder',
  person: 'ana',
  origin: 'same',
  page: '',
  args: '["ord_2217"]',
} as const;
const form = {
  draft,
  actions,
  problem: null,
  isSending: false,
  reason: null,
  change: () => {},
  send: () => {},
  putBack: () => {},
};

export const AttackForms = () => (
  <Sample title="An attack as it is put together">
    {() => (
      <div class="attack">
        <State name="ready">
          <AttackForm {...form} />
        </State>
        <State name="arguments that are no list">
          <AttackForm
            {...form}
            draft={{ ...draft, args: '["ord_2217"', person: 'orla' }}
            problem="A list ends with “]”."
          />
        </State>
        <State name="not now">
          <AttackForm {...form} actions={null} reason="The app is not up" />
        </State>
      </div>
    )}
  </Sample>
);

const sent = (call: typeof cancel, outcome = call.reply): AttackState => ({
  kind: 'sent',
  person: call.person ?? 'anon',
  result: { call, reply: outcome ?? reply({ kind: 'lost' }, 0) },
});

const attacks: readonly (readonly [string, AttackState])[] = [
  ['nothing sent yet', { kind: 'none' }],
  ['it went through', sent({ ...cancel, person: 'anon' })],
  ['the action said no', sent(nothingChanged)],
  ['Next.js said no', sent(nothingChanged, reply({ kind: 'refused', text: 'Invalid origin' }, 3))],
  ['it threw', sent(nothingChanged, reply({ kind: 'error', message: 'Not yours.', digest: null }, 8))],
  ['it was sent away', sent(nothingChanged, reply({ kind: 'redirect', to: '/sign-in' }, 8))],
  ['could not be sent', { kind: 'failed', message: 'No page has the action cancelOrder.' }],
  ['the app stopped over it', { kind: 'stopped' }],
  ['put back', { kind: 'put-back' }],
];

export const Attacks = () => (
  <Sample title="What came of an attack" isFlush>
    {() =>
      attacks.map(([name, state]) => (
        <State key={name} name={name}>
          <AttackResult state={state} />
        </State>
      ))
    }
  </Sample>
);
