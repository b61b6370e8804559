/**
 * Owns the document of a page as a browser without JavaScript has it: rendered in a frame in which no script runs, no
 * form is sent and nothing is loaded, so that it is only what was received.
 */

/** Nothing is fetched; what the markup itself says about looks counts, so that what it hides is hidden. */
const POLICY = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`;

export const withPolicy = (html: string): string => {
  const head = /<head(\s[^>]*)?>/i;
  return head.test(html) ? html.replace(head, (tag) => `${tag}${POLICY}`) : `${POLICY}${html}`;
};

/** One line of React's that puts a streamed part where it belongs. */
export interface Move {
  /** A boundary's content replaces its fallback; a segment fills a gap in other content. */
  readonly kind: 'boundary' | 'segment';
  /** Id of the placeholder, a template. */
  readonly to: string;
  /** Id of the hidden element whose children are the part. */
  readonly part: string;
}

/**
 * The moves that a streamed page's scripts would make. React writes `$RC(boundary, part)`, the same with style sheets as
 * `$RR`, and `$RS(part, placeholder)`. (Observed in Next 16.4's pages, both in development and built.)
 */
export function readMoves(script: string): Move[] {
  return [...script.matchAll(/\$R([CRS])\("([^"]+)","([^"]+)"/g)].map(([, how, first = '', second = '']) =>
    how === 'S'
      ? { kind: 'segment', to: second, part: first }
      : { kind: 'boundary', to: first, part: second },
  );
}

/** Takes away the fallback after a boundary's placeholder. @returns the comment that ends the boundary. */
const clearFallback = (placeholder: Element): ChildNode | null => {
  let depth = 0;
  let node = placeholder.nextSibling;
  while (node) {
    // React opens a boundary with a comment that begins with $ or &, and ends it with the same after a slash.
    const mark = node.nodeType === Node.COMMENT_NODE ? (node.nodeValue ?? '') : '';
    if (/^\/[$&]/.test(mark)) {
      if (depth === 0) return node;
      depth--;
    } else if (/^[$&]/.test(mark)) depth++;
    const next: ChildNode | null = node.nextSibling;
    node.remove();
    node = next;
  }
  return null;
};

/**
 * Shows streamed parts where they belong, as Stagedoor's own style sheet for pages without JavaScript does, and takes
 * away the fallbacks they replace: a part is there once. What no line moves is shown where it arrived.
 */
export function settleStreamedParts(page: Document): void {
  for (const script of page.querySelectorAll('script:not([src])')) {
    for (const { kind, to, part } of readMoves(script.textContent)) {
      const placeholder = page.getElementById(to);
      const content = page.getElementById(part);
      if (!placeholder || !content) continue;
      const parent = placeholder.parentNode;
      const end = kind === 'boundary' ? clearFallback(placeholder) : placeholder.nextSibling;
      for (const child of [...content.childNodes]) parent?.insertBefore(child, end);
      placeholder.remove();
      content.remove();
    }
  }
  for (const rest of page.querySelectorAll('div[hidden][id^="S:"]')) rest.removeAttribute('hidden');
  // Their code would count as text of the page.
  for (const script of page.querySelectorAll('script')) script.remove();
}

export interface PlainDocument {
  readonly document: Document;
  close(): void;
}

/** Renders what was received. @throws if the browser gives no document for it. */
export async function renderInert(html: string): Promise<PlainDocument> {
  const frame = window.document.createElement('iframe');
  frame.title = 'A page without JavaScript that a check looks at';
  frame.ariaHidden = 'true';
  frame.inert = true;
  // Same origin, so that the check can read it; nothing else is allowed, above all no scripts.
  frame.setAttribute('sandbox', 'allow-same-origin');
  frame.style.cssText =
    'position: fixed; inset: 0 auto auto 0; width: 1024px; height: 768px; border: 0; opacity: 0; z-index: -1; pointer-events: none';
  const loaded = new Promise<void>((resolve) => {
    frame.onload = () => resolve();
  });
  frame.srcdoc = withPolicy(html);
  window.document.body.append(frame);
  await loaded;
  const { contentDocument } = frame;
  if (!contentDocument) {
    frame.remove();
    throw new Error('The browser did not render the page that a check fetched. Run the checks again.');
  }
  settleStreamedParts(contentDocument);
  return { document: contentDocument, close: () => frame.remove() };
}
