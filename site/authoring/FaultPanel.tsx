/** Owns how an author reads in the page what is wrong in a lesson's folder. Only the development server shows it. */
import { countFaults, type Fault, faultsByFile } from '../lib/course/fault.ts';

interface FaultPanelProps {
  readonly faults: readonly Fault[];
  /** How many there are that do not concern this page. */
  readonly elsewhere: number;
}

function Wrench() {
  return (
    <svg class="i" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M10.2 2.3a3.6 3.6 0 0 0-4 4.9L2.3 11a1.9 1.9 0 0 0 2.7 2.7l3.9-3.9a3.6 3.6 0 0 0 4.8-4.2l-2.2 2.1-2.2-.6-.5-2.1z" />
    </svg>
  );
}

function FaultInWords({ fault }: { readonly fault: Fault }) {
  const { line, field, came, expected, todo } = fault;
  return (
    <li>
      <p class="fault-at">
        {line !== null && <span class="num">Line {line}</span>}
        {field !== null && <code>{field}</code>}
      </p>
      <dl>
        <dt>Came</dt>
        <dd>{came}</dd>
        <dt>Wanted</dt>
        <dd>{expected}</dd>
        <dt>To do</dt>
        <dd>
          <strong>{todo}</strong>
        </dd>
      </dl>
    </li>
  );
}

export function FaultPanel({ faults, elsewhere }: FaultPanelProps) {
  return (
    <section class="faults" aria-labelledby="faults-title">
      <header>
        <Wrench />
        <div>
          <h2 id="faults-title">{faults.length > 0 ? countFaults(faults) : 'Nothing is wrong here'}</h2>
          <p>Only you see this. It goes when the mended file is saved; until then, nothing can be built.</p>
        </div>
      </header>
      {faultsByFile(faults).map(([file, group]) => (
        <div class="fault-file" key={file}>
          <h3 class="mono">{file}</h3>
          <ol class="plain-list">
            {group.map((fault) => (
              <FaultInWords key={JSON.stringify(fault)} fault={fault} />
            ))}
          </ol>
        </div>
      ))}
      {elsewhere > 0 && (
        <p class="fault-more">
          <a href="/course/">{`${elsewhere} more elsewhere`}</a>
        </p>
      )}
    </section>
  );
}
