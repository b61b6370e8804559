/**
 * Owns a habit of Next's error overlay: it takes the focus when it opens, even out of the frame. Somebody who is in the
 * middle of a word then types into the app, and what the editor suggested is gone.
 */

const isInOverlay = (element: Element): boolean => {
  const root = element.getRootNode();
  return root instanceof ShadowRoot && root.host.localName === 'nextjs-portal';
};

/** Lets the overlay take the focus only from the app's own page. */
export function keepOverlayFromFocus(): void {
  const { focus } = HTMLElement.prototype;
  HTMLElement.prototype.focus = function (this: HTMLElement, options) {
    if (document.hasFocus() || !isInOverlay(this)) focus.call(this, options);
  };
}
