/** Owns the code pane: the lesson's files in Monaco, and their plain text until Monaco is there. */
import { useStore } from '@nanostores/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { comparedWith, openFile, showCode, wantedPlace } from '../bench-state.ts';
import type { Session } from '../session.ts';
import { CompareFoot } from './CompareFoot.tsx';
import { comparisonsOf } from './comparisons.ts';
import { DraftNotes } from './DraftNotes.tsx';
import { EditorFoot } from './EditorFoot.tsx';
import { FileTabs } from './FileTabs.tsx';
import type { MountedEditor } from './mount-editor.ts';
import { sideOf } from './sides.ts';

const sideClass = { browser: 'at-b', server: 'at-s', both: '' };

export function Editor({ session, files }: { readonly session: Session; readonly files: readonly string[] }) {
  const { workspace, sandbox } = session;
  const host = useRef<HTMLDivElement>(null);
  const comparison = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<MountedEditor | null>(null);
  const [problem, setProblem] = useState(false);
  const path = useStore(openFile);
  const place = useStore(wantedPlace);
  const compared = useStore(comparedWith);
  const versions = useStore(session.history.versions);
  const comparisons = comparisonsOf(workspace, versions);
  const other = editor ? comparisons.find(({ id }) => id === compared) : undefined;
  const [otherText, otherName] = [other?.read(path), other?.label];
  const errors = useStore(sandbox.compileErrors);
  const { phase } = useStore(sandbox.status);
  // The types are no hurry: while the app starts it gets the machine for itself.
  const hasTime = phase === 'ready' || phase === 'failed';
  // A directive may come or go while one types.
  useStore(workspace.edits);

  // biome-ignore lint/correctness/useExhaustiveDependencies: one editor lives as long as its session.
  useEffect(() => {
    let mounted: MountedEditor | null = null;
    const left = new AbortController();
    import('./mount-editor.ts')
      .then(async ({ mountEditor }) => {
        if (!host.current) return;
        mounted = await mountEditor(host.current, {
          workspace,
          files,
          onRun: () => void session.runChecks(),
          onGoTo: showCode,
          signal: left.signal,
        });
        setEditor(mounted);
      })
      .catch(() => setProblem(true));
    return () => {
      left.abort();
      mounted?.dispose();
    };
  }, []);

  useEffect(() => editor?.show(path), [editor, path]);
  useEffect(() => editor?.mark(errors), [editor, errors]);
  useEffect(() => {
    if (hasTime) void editor?.understand();
  }, [editor, hasTime]);
  useEffect(() => {
    const element = comparison.current;
    if (!editor || !element || otherText === undefined || otherName === undefined) return;
    return editor.compare(element, path, { text: otherText, name: otherName });
  }, [editor, otherName, otherText, path]);
  useEffect(() => {
    if (!editor || !place) return;
    editor.goTo(place);
    wantedPlace.set(null);
  }, [editor, place]);

  return (
    <section class="editor" aria-label="Code">
      <h2 class="vh">Code</h2>
      <div class="bar-tabs">
        <FileTabs session={session} files={files} />
      </div>
      <DraftNotes session={session} files={files} />
      <div
        id="code-panel"
        class={`code ${sideClass[sideOf(path, workspace.read(path))]}`}
        role="tabpanel"
        aria-label={path}
      >
        {problem && (
          <p class="code-note">
            The editor could not be loaded. Reload the page to try again; your edits are kept.
          </p>
        )}
        {!editor && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: code that is wider than its pane must be scrollable by keyboard.
          <pre class="plain-code" tabIndex={0}>
            {workspace.read(path)}
          </pre>
        )}
        <div ref={host} class="monaco-host" hidden={!editor || other !== undefined} />
        <div ref={comparison} class="monaco-host" hidden={!other} />
      </div>
      {other ? (
        <CompareFoot session={session} comparisons={comparisons} other={other} />
      ) : (
        <EditorFoot session={session} editor={editor} path={path} />
      )}
    </section>
  );
}
