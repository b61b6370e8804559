/** Owns taking files that are dropped onto an element. */
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

/**
 * @param take Given the files, and the element on which they were dropped.
 * @returns whether files are held over the element.
 */
export function useDroppedFiles(
  root: RefObject<HTMLElement>,
  isOn: boolean,
  take: (files: readonly File[], on: Element | null) => void,
): boolean {
  const [isOver, setOver] = useState(false);
  const latest = useRef(take);
  latest.current = take;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the element is there as long as what draws it.
  useEffect(() => {
    const element = root.current;
    if (!isOn || !element) return;
    const onOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      // Without this the browser opens the file in the page's place.
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    };
    const onLeave = ({ relatedTarget }: DragEvent): void => {
      if (!(relatedTarget instanceof Node && element.contains(relatedTarget))) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      latest.current(
        [...(event.dataTransfer?.files ?? [])],
        event.target instanceof Element ? event.target : null,
      );
    };
    // Before the editor, which would take them into its text.
    element.addEventListener('dragover', onOver, true);
    element.addEventListener('dragleave', onLeave);
    element.addEventListener('drop', onDrop, true);
    return () => {
      element.removeEventListener('dragover', onOver, true);
      element.removeEventListener('dragleave', onLeave);
      element.removeEventListener('drop', onDrop, true);
    };
  }, [isOn]);
  return isOver;
}
