/** Owns the code pane: the lesson's files in Monaco, and their text to read until Monaco is there. */

import { useStore } from '@nanostores/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import * as texts from '#texts/editor.ts';
import { isMac } from '../../components/platform.ts';
import { LIMITS_IN_WORDS } from '../../lib/playground/uploads.ts';
import { isBinaryPath } from '../../lib/workspace/binary.ts';
import { comparedWith, openFile, type Place, showCode, wantedPlace } from '../bench-state.ts';
import { linkToPlace } from '../deep-link.ts';
import { useDroppedFiles } from '../files/drop-files.ts';
import { FilesButton, FilesPlace } from '../files/FilesPlace.tsx';
import { leaveFiles } from '../files/files-pane.ts';
import { bringFiles } from '../files/take-uploads.ts';
import { FindPanel } from '../find/FindPanel.tsx';
import { isFindKey, isFindOpen, openFind } from '../find/find-state.ts';
import { Icon } from '../Icon.tsx';
import { noteClosed, noteOpened } from '../open-files.ts';
import type { Session } from '../session.ts';
import { BinaryFile } from './BinaryFile.tsx';
import { CompareFoot } from './CompareFoot.tsx';
import { type CodeLine, colouredLines } from './code-lines.ts';
import { comparisonsOf } from './comparisons.ts';
import { DraftNotes } from './DraftNotes.tsx';
import { EditorFoot } from './EditorFoot.tsx';
import { FileTabs } from './FileTabs.tsx';
import type { MountedEditor } from './mount-editor.ts';
import { PlainCode } from './PlainCode.tsx';
import { sideClass, sideOf } from './sides.ts';
import { useFileTabs } from './use-file-tabs.ts';
import { useIsPrinting } from './use-printing.ts';
import { useWanted } from './use-wanted.ts';

interface Props {
  readonly session: Session;
  /** The files that always have a tab. */
  readonly files: readonly string[];
  /** The lines that the build has coloured, to read until the editor is there. */
  readonly code: readonly CodeLine[];
}

/** As long as it takes to read. */
const NOTE_MS = 8000;

/** @returns What came of it, to be said. */
const copyLink = (place: Place): Promise<string> =>
  navigator.clipboard.writeText(linkToPlace(location.origin + location.pathname, place)).then(
    () => texts.linkCopied(place.line),
    () => texts.noClipboard,
  );

export function Editor({ session, files, code }: Props) {
  const { workspace, sandbox } = session;
  const host = useRef<HTMLDivElement>(null);
  const comparison = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<MountedEditor | null>(null);
  const [problem, setProblem] = useState(false);
  const isPrinting = useIsPrinting();
  const path = useStore(openFile);
  const wanted = useStore(wantedPlace);
  const [note, setNote] = useState('');
  const isTabTold = useRef(false);
  const compared = useStore(comparedWith);
  const versions = useStore(session.history.versions);
  const comparisons = comparisonsOf(workspace, versions, session.work.words);
  const other = editor ? comparisons.find(({ id }) => id === compared) : undefined;
  const [otherText, otherName] = [other && (other.read(path) ?? ''), other?.label];
  const tabs = useFileTabs(session, files, other);
  const isFinding = useStore(isFindOpen);
  const errors = useStore(sandbox.compileErrors);
  const { phase } = useStore(sandbox.status);
  // The types are no hurry: while the app starts it gets the machine for itself.
  const hasTime = phase === 'ready' || phase === 'failed';
  // A directive may come or go while one types.
  useStore(workspace.edits);
  const all = useStore(workspace.files);
  const isBinary = isBinaryPath(path);
  const contents = isBinary ? all[path] : undefined;
  const pane = useRef<HTMLElement>(null);
  const isDropping = useDroppedFiles(pane, session.work.takesUploads, (given, on) => {
    const row = on?.closest<HTMLElement>('[data-folder]');
    const beside = path.slice(0, path.lastIndexOf('/') + 1);
    void bringFiles(workspace, given, { chosen: row?.dataset.folder ?? null, beside }).then(
      ({ came, said }) => {
        setNote(said);
        const [first] = came;
        if (!first) return;
        noteOpened(session.work.id, first);
        showCode({ file: first, line: null, column: null });
      },
    );
  });

  const isWanted = useWanted(pane, hasTime || wanted !== null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: one editor lives as long as its session.
  useEffect(() => {
    if (!isWanted) return;
    let mounted: MountedEditor | null = null;
    const left = new AbortController();
    import('./mount-editor.ts')
      .then(async ({ mountEditor }) => {
        if (!host.current) return;
        mounted = await mountEditor(host.current, {
          workspace,
          files,
          path: openFile.get(),
          onRun: () => void session.runChecks(),
          onGoTo: showCode,
          onCopyLink: (place) => void copyLink(place).then(setNote),
          signal: left.signal,
        });
        setEditor(mounted);
      })
      .catch(() => setProblem(true));
    return () => {
      left.abort();
      mounted?.dispose();
    };
  }, [isWanted]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!isFindKey(event)) return;
      event.preventDefault();
      leaveFiles();
      openFind(editor?.selectedText());
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [editor]);
  useEffect(() => editor?.show(path));
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
    if (!editor || !wanted) return;
    editor.goTo(wanted.place, wanted.takesFocus);
    wantedPlace.set(null);
  }, [editor, wanted]);
  useEffect(() => {
    if (note === '') return;
    const timer = setTimeout(() => setNote(''), NOTE_MS);
    return () => clearTimeout(timer);
  }, [note]);

  return (
    <section ref={pane} class={`editor ${isDropping ? 'is-dropping' : ''}`} aria-label={texts.code}>
      <h2 class="vh">{texts.code}</h2>
      <FilesPlace session={session} />
      <div class="bar-tabs">
        <FilesButton />
        <FileTabs
          session={session}
          files={tabs}
          canClose={(file) => !files.includes(file)}
          close={(file) => noteClosed(session.work.id, file)}
        />
        <button
          type="button"
          class="btn btn-quiet btn-icon btn-s find-button"
          aria-label={texts.findInAllFiles}
          title={texts.findInAllFilesBy(isMac() ? '⇧⌘F' : 'Ctrl+Shift+F')}
          aria-expanded={isFinding}
          onClick={() => openFind(editor?.selectedText())}
        >
          <Icon name="search" />
        </button>
      </div>
      {isFinding && <FindPanel session={session} />}
      <DraftNotes session={session} files={files} />
      <div
        id="code-panel"
        inert={isFinding}
        class={`code ${sideClass[sideOf(path, workspace.read(path))]}`}
        role="tabpanel"
        aria-label={path}
      >
        {problem && <p class="code-note">{texts.couldNotBeLoaded}</p>}
        {(!editor || isPrinting) && !isBinary && (
          <PlainCode lines={colouredLines(workspace.read(path), code)} />
        )}
        <div
          ref={host}
          class="monaco-host"
          hidden={other !== undefined || isBinary}
          onKeyDownCapture={(event) => {
            if (event.key !== 'Tab' || isTabTold.current) return;
            // The editor has taken it by then, or not.
            setTimeout(() => {
              if (!event.defaultPrevented) return;
              isTabTold.current = true;
              setNote(texts.tabIndents);
            });
          }}
        />
        <div ref={comparison} class="monaco-host" hidden={!other || isBinary} />
        {isBinary && <BinaryFile path={path} bytes={contents instanceof Uint8Array ? contents : null} />}
        {isDropping && <p class="drop-note">{texts.dropToAdd(LIMITS_IN_WORDS)}</p>}
        <p class="code-said" role="status">
          {note}
        </p>
      </div>
      {other ? (
        <CompareFoot session={session} comparisons={comparisons} other={other} />
      ) : (
        <EditorFoot session={session} editor={editor} path={path} />
      )}
    </section>
  );
}
