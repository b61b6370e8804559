/** Owns following the size of an element, in pixels. */
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Extent } from './frame-size.ts';

export function useExtent(element: RefObject<HTMLElement>): Extent {
  const [extent, setExtent] = useState<Extent>({ width: 0, height: 0 });
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setExtent({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return extent;
}
