/** Owns bringing a project in: a zip or a folder, chosen or dropped anywhere on the page. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import * as texts from '#texts/share.ts';
import { Icon } from '../../Icon.tsx';
import { droppedFiles, folderOfInput, type PickedFiles, pickedZip } from './picked-files.ts';

interface Props {
  /** Something was picked; it has not been read. */
  bring(picked: PickedFiles): void;
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

/** @returns whether something that may be a project is held over the page. */
function useDrop(bring: Props['bring']): boolean {
  const [isOver, setOver] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is done with it stays the same.
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const out = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event) || !event.dataTransfer) return;
      // The browser would open it in place of the page.
      event.preventDefault();
      setOver(false);
      void droppedFiles(event.dataTransfer).then((picked) => picked && bring(picked));
    };
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', out);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', out);
      document.removeEventListener('drop', drop);
    };
  }, []);
  return isOver;
}

export function BringProject({ bring }: Props) {
  const zip = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const isOver = useDrop(bring);
  useLayoutEffect(() => {
    if (folder.current) folder.current.webkitdirectory = true;
  }, []);
  return (
    <section aria-labelledby="pg-bring" class={`bring ${isOver ? 'is-over' : ''}`}>
      <h2 id="pg-bring">{texts.bringBack}</h2>
      <p class="t2">{texts.bringBackHow}</p>
      <p class="foreign-acts">
        <button type="button" class="btn btn-s" onClick={() => zip.current?.click()}>
          <Icon name="save" small />
          {texts.chooseZip}
        </button>
        <button type="button" class="btn btn-s" onClick={() => folder.current?.click()}>
          <Icon name="folder" small />
          {texts.chooseFolder}
        </button>
      </p>
      <input
        ref={zip}
        type="file"
        accept=".zip,application/zip"
        aria-label={texts.zipLabel}
        hidden
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) bring(pickedZip(file));
          currentTarget.value = '';
        }}
      />
      <input
        ref={folder}
        type="file"
        aria-label={texts.folderLabel}
        hidden
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          if (files.length > 0) bring(folderOfInput(files));
          currentTarget.value = '';
        }}
      />
    </section>
  );
}
