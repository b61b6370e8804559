/**
 * Owns the three drawings of what a part looks at: what crosses in, what comes back, what is shown meanwhile. Pages show
 * them, and so do the pictures that go with links. The classes are those of pages.css and components.css.
 */

/** The drawings' own measure, as the viewBox of an `<svg>`. */
export const GLYPH_BOX = '0 0 240 80';

const seam = '<path d="M120 4v72" class="g-seam"/>';

const crossesIn = `
<circle cx="26" cy="40" r="15" class="fill-browser"/>
<path d="M50 40H174" class="g-line" stroke-dasharray="6 5"/>
<path d="M172 35L178 40L172 45" class="g-line"/>
<path d="M190 14h36v52h-36v-14M190 28V14" class="g-door"/>
<rect x="202" y="33" width="14" height="14" class="fill-server"/>`;

const comesBack = `
<rect x="199" y="25" width="30" height="30" rx="2" class="fill-server"/>
<path d="M189 40H66M70 35L64 40L70 45" class="g-line"/>
<circle cx="44" cy="40" r="14" class="g-copy"/>
<circle cx="35" cy="40" r="14" class="g-copy"/>
<circle cx="26" cy="40" r="15" class="fill-browser"/>`;

const shownMeanwhile = `
<circle cx="26" cy="40" r="15" class="fill-browser"/>
<circle cx="76" cy="40" r="14" class="g-guess"/>
<path d="M26 22V12H206M200 7L206 12L200 17" class="g-line"/>
<path d="M206 68H80V60" class="g-line" stroke-dasharray="6 5"/>
<rect x="199" y="25" width="30" height="30" rx="2" class="fill-server"/>`;

/** @param part The part's id. @returns What stands in its `<svg>`. */
export function partGlyph(part: string): string {
  const drawing = part === 'security' ? crossesIn : part === 'revalidation' ? comesBack : shownMeanwhile;
  return seam + drawing;
}
