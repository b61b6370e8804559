/** Owns the samples of what is picked from: attacks that were sent, lines that were found, which calls are listed. */
import { History } from '../lab/dock/attack/History.tsx';
import type { Sent } from '../lab/dock/attack/history.ts';
import { FilterBar } from '../lab/dock/boundary/FilterBar.tsx';
import { everyCall, ownCalls } from '../lab/dock/boundary/filter.ts';
import { FindResults } from '../lab/find/FindResults.tsx';
import { type FindQuery, findInFiles } from '../lab/find/find.ts';
import { findingInWords } from '../lab/find/finding-in-words.ts';
import type { Finding } from '../lab/find/use-find.ts';
import type { Person, WireCall } from '../lib/sandbox/sandbox.ts';
import { cancel, nothingChanged, reply } from './calls.ts';
import { Sample, State } from './Sample.tsx';

const sentAs = (number: number, person: Person, call: WireCall, origin: 'same' | 'other' = 'same'): Sent => ({
  number,
  draft: { action: 'cancelOrder', person, origin, page: '', args: '["ord_2217"]' },
  result: { call: { ...call, person }, reply: call.reply ?? reply({ kind: 'lost' }, 0) },
  edits: {},
});
const refused = { ...nothingChanged, reply: reply({ kind: 'refused', text: 'Invalid origin' }, 3) };
const abroad = { ...refused, origin: 'https://elsewhere.example' };
const attacks: readonly Sent[] = [
  sentAs(3, 'ana', cancel),
  sentAs(4, 'anon', nothingChanged),
  sentAs(5, 'orla', { ...nothingChanged, args: ['ord_2217', { note: 'x'.repeat(90) }] }),
  sentAs(6, 'ben', abroad, 'other'),
];
const history = {
  picked: [],
  shown: null,
  reason: null,
  show: () => {},
  togglePick: () => {},
  sendAgain: () => {},
  forget: () => {},
};

export const AttackHistories = () => (
  <Sample title="Attacks that were sent" isFlush>
    {() => (
      <div class="attack">
        <State name="one">
          <History {...history} history={attacks.slice(0, 1)} />
        </State>
        <State name="several, one shown, two picked">
          <History {...history} history={attacks} shown={6} picked={[3, 4]} />
        </State>
        <State name="nothing can be sent now">
          <History {...history} history={attacks.slice(0, 2)} reason="The app is not up" />
        </State>
      </div>
    )}
  </Sample>
);

const files: readonly (readonly [string, string])[] = [
  [
    'actions/cancel-order.ts',
    "const order = await db.query.orders.findFirst({ where: eq(orders.id, id) });\nif (!order) return refused('There is no such order.');",
  ],
  ['db/schema.ts', "export const orders = sqliteTable('orders', {"],
];
const query = (text: string, isExpression = false): FindQuery => ({
  text,
  matchCase: false,
  wholeWord: false,
  isExpression,
});
const findings: readonly (readonly [string, Finding])[] = [
  ['lines of two files', findInFiles(files, query('order'))],
  ['nothing', findInFiles(files, query('refunds'))],
  ['no expression', findInFiles(files, query('cancel(', true))],
  ['too slow', { kind: 'too-slow' }],
];

export const Finds = () => (
  <Sample title="Found in the files" isFlush>
    {() =>
      findings.map(([name, finding]) => (
        <State key={name} name={name}>
          <div>
            <p class={`find-said ${finding.kind === 'found' ? '' : 'is-bad'}`}>{findingInWords(finding)}</p>
            <FindResults
              files={finding.kind === 'found' ? finding.files : []}
              at={1}
              isEditable={(path) => path.startsWith('actions/')}
              open={() => {}}
            />
          </div>
        </State>
      ))
    }
  </Sample>
);

const bar = { all: 48, more: 0, isPaused: false, change: () => {}, setPaused: () => {}, clear: () => {} };

export const FilterBars = () => (
  <Sample title="Which calls are listed" isFlush>
    {() => (
      <div class="boundary">
        <State name="all">
          <FilterBar {...bar} filter={everyCall} shown={48} />
        </State>
        <State name="at first">
          <FilterBar {...bar} filter={ownCalls} shown={3} />
        </State>
        <State name="narrowed">
          <FilterBar
            {...bar}
            filter={{ text: 'cancel ana', source: 'check', person: 'ana', failedOnly: true }}
            shown={2}
          />
        </State>
        <State name="paused">
          <FilterBar {...bar} filter={ownCalls} shown={3} isPaused more={12} />
        </State>
      </div>
    )}
  </Sample>
);
