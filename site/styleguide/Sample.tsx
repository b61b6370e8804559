/** Owns one sample of the styleguide: the same part twice, by day and by night. */
import type { ComponentChildren } from 'preact';

interface Props {
  readonly title: string;
  /** The part brings its own edges, as in a dock. */
  readonly isFlush?: boolean;
  /** Draws it; given a name for what must be named once in a page. */
  readonly children: (theme: string) => ComponentChildren;
}

export function Sample({ title, isFlush = false, children }: Props) {
  return (
    <section class="sample" aria-label={title}>
      <h2>{title}</h2>
      <div class="sample-themes">
        {['light', 'dark'].map((theme) => (
          <div key={theme} class={`sample-theme is-${theme} ${isFlush ? 'is-flush' : ''}`}>
            {children(theme)}
          </div>
        ))}
      </div>
    </section>
  );
}

export function State({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div class="sample-state">
      <span class="said-of">{name}</span>
      {children}
    </div>
  );
}

export const Row = ({ children }: { readonly children: ComponentChildren }) => (
  <div class="sample-row">{children}</div>
);
