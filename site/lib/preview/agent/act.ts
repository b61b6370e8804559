/** Owns acting on elements as a person would, once React has taken them over. */
import { userEvent } from '@testing-library/user-event';
import { findAll, findOne } from '../find.ts';
import type { ElementAction, Locator, Patience } from '../protocol.ts';
import type { Activity } from './activity.ts';
import { whenHydrated } from './hydration.ts';
import { whenFree, whenPage } from './wait.ts';

/** Where a bracket or brace would begin the name of a key, two of them are one of its own. */
const asTyped = (text: string): string => text.replace(/[{[]/g, '$&$&');

const perform = async (element: HTMLElement, action: ElementAction): Promise<void> => {
  const user = userEvent.setup({ delay: null });
  switch (action.kind) {
    case 'click':
      return await user.click(element);
    case 'doubleClick':
      return await user.dblClick(element);
    case 'type':
      return await user.type(element, asTyped(action.text));
    case 'fill':
      await user.clear(element);
      if (action.text !== '') await user.type(element, asTyped(action.text));
      return;
    case 'select':
      return await user.selectOptions(element, action.option);
    case 'press':
      element.focus();
      return await user.keyboard(action.keys);
  }
};

/** @throws if the element does not come, if there are several, or if a person could not do that with it. */
export async function act(
  { locator, action, patience }: { locator: Locator; action: ElementAction; patience: Patience },
  activity: Activity,
): Promise<void> {
  const find = (): HTMLElement => findOne(locator, document, location.pathname);
  await whenPage(() => (findAll(locator, document).length > 0 ? true : null), patience, activity);
  await whenHydrated(find(), () => activity.isBusy(patience.heldReplies));
  await whenFree();
  await perform(find(), action);
}
