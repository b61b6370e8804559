/** Owns a strip of tabs: one tab stop, arrow keys, Home and End, the chosen one in view. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: ComponentChildren;
  readonly class?: string;
  readonly title?: string;
  /** Takes the tab away; also with the Delete key. */
  readonly close?: () => void;
}

interface Props<Id extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly chosen: Id;
  choose(id: Id): void;
  /** Panels are `${idPrefix}-panel-${id}` where they exist. */
  readonly idPrefix: string;
  readonly panelOf?: (id: Id) => string;
  readonly class?: string;
  readonly tabClass?: string;
}

const step = (key: string, index: number, length: number): number | null => {
  if (key === 'ArrowRight') return (index + 1) % length;
  if (key === 'ArrowLeft') return (index + length - 1) % length;
  if (key === 'Home') return 0;
  return key === 'End' ? length - 1 : null;
};

export function Tabs<Id extends string>({
  label,
  tabs,
  chosen,
  choose,
  idPrefix,
  panelOf,
  ...look
}: Props<Id>) {
  const strip = useRef<HTMLDivElement>(null);
  const closing = useRef(false);
  const index = tabs.findIndex(({ id }) => id === chosen);

  useEffect(() => {
    strip.current?.children[index]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [index]);
  // The tab that had the focus is gone; the chosen one takes it.
  useEffect(() => {
    if (!closing.current || index === -1) return;
    closing.current = false;
    const element = strip.current?.children[index];
    if (element instanceof HTMLElement) element.focus();
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    const here = tabs[index];
    if (event.key === 'Delete' && here?.close) {
      event.preventDefault();
      closing.current = true;
      here.close();
      return;
    }
    // From the tab that has the focus: of two quick presses the second comes before the first was drawn.
    const at =
      event.target instanceof Element ? Array.from(strip.current?.children ?? []).indexOf(event.target) : -1;
    const to = step(event.key, at === -1 ? index : at, tabs.length);
    const tab = to === null ? undefined : tabs[to];
    if (!tab || to === null) return;
    event.preventDefault();
    choose(tab.id);
    const element = strip.current?.children[to];
    if (element instanceof HTMLElement) element.focus();
  };

  return (
    <div ref={strip} class={look.class ?? 'tabs'} role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={`${idPrefix}-tab-${tab.id}`}
          class={`${look.tabClass ?? 'tab'} ${tab.class ?? ''}`}
          title={tab.title}
          aria-selected={tab.id === chosen}
          aria-controls={panelOf?.(tab.id)}
          tabIndex={tab.id === chosen ? 0 : -1}
          onClick={() => choose(tab.id)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}
