/** Owns saying what elements look like now, and whether that is what somebody waits for. */
import { findAll } from '../find.ts';
import { containsText, folded, matchesText } from '../match.ts';
import type { Condition, Locator, Observation } from '../protocol.ts';

const isVisible = (element: HTMLElement): boolean =>
  element.checkVisibility?.({ visibilityProperty: true, opacityProperty: false }) ??
  element.getClientRects().length > 0;

const isDisabled = (element: HTMLElement): boolean =>
  element.matches(':disabled') || element.getAttribute('aria-disabled') === 'true';

const isChecked = (element: HTMLElement): boolean =>
  element.matches(':checked') || element.getAttribute('aria-checked') === 'true';

const fieldValue = (element: HTMLElement): string | null =>
  'value' in element && typeof element.value === 'string' ? element.value : null;

const attributesOf = (element: Element): Record<string, string> =>
  Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));

export function observe(locator: Locator): Observation {
  const found = findAll(locator, document);
  const texts = found.map((element) => folded(element.textContent));
  const [first] = found;
  return {
    count: found.length,
    texts,
    visible: first !== undefined && isVisible(first),
    text: texts[0] ?? '',
    value: first ? fieldValue(first) : null,
    disabled: first !== undefined && isDisabled(first),
    checked: first !== undefined && isChecked(first),
    focused: first !== undefined && document.activeElement === first,
    attributes: first ? attributesOf(first) : {},
  };
}

export function isMet(condition: Condition, seen: Observation): boolean {
  switch (condition.kind) {
    case 'visible':
      return seen.count > 0 && seen.visible;
    case 'absent':
      return seen.count === 0 || !seen.visible;
    case 'enabled':
      return seen.count > 0 && !seen.disabled;
    case 'disabled':
      return seen.count > 0 && seen.disabled;
    case 'text':
      return seen.count > 0 && matchesText(seen.text, condition.text);
    case 'containsText':
      return seen.count > 0 && containsText(seen.text, condition.text);
    case 'value':
      return seen.value !== null && matchesText(seen.value, condition.text);
    case 'attribute': {
      const value = Object.hasOwn(seen.attributes, condition.name) && seen.attributes[condition.name];
      return typeof value === 'string' && matchesText(value, condition.text);
    }
    case 'checked':
      return seen.checked;
    case 'focus':
      return seen.focused;
    case 'count':
      return seen.count === condition.count;
  }
}
