/** Owns choosing how the app is shown: how wide it is drawn, and whether a second person sees it beside the first. */

import { useStore } from '@nanostores/preact';
import { useId } from 'preact/hooks';
import * as texts from '#texts/preview.ts';
import type { Person } from '../../lib/sandbox/sandbox.ts';
import { Icon } from '../Icon.tsx';
import { Popover } from '../Popover.tsx';
import { frameSize, type Size, sizes, widths } from './frame-size.ts';
import { besideOf } from './views.ts';

const names: Record<Size, string> = { full: texts.full, tablet: texts.tablet, phone: texts.phone };

const inWords = (size: Size, scale: string | null): string => {
  const width = widths[size];
  if (width === null && scale === null) return texts.howTheAppIsShown;
  return texts.shownNow(names[size], width, scale);
};

function Sizes({ chosen }: { readonly chosen: Size }) {
  const name = useId();
  return (
    <fieldset class="frame-sizes">
      <legend>{texts.drawTheApp}</legend>
      {sizes.map((size) => (
        <label key={size}>
          <input type="radio" name={name} checked={size === chosen} onChange={() => frameSize.choose(size)} />
          {names[size]}
          <span class="t3">{widths[size] === null ? texts.asWideAsItsPane : texts.pxWide(widths[size])}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface Props {
  /** Who sees the app in the first view. */
  readonly person: Person;
  /** What the app is scaled to, in words. */
  readonly scale: string | null;
  /** Null where somebody is shown beside already. */
  showBeside: (() => void) | null;
}

export function ViewMenu({ person, scale, showBeside }: Props) {
  const size = useStore(frameSize.chosen);
  return (
    <Popover
      class={`view-switch ${showBeside ? '' : 'has-sizes-only'}`}
      buttonClass="btn btn-quiet btn-s view-button"
      panelClass="menu view-menu"
      label={inWords(size, scale)}
      title={texts.howTheAppIsShown}
      face={
        <>
          <Icon name="devices" small />
          {scale && <span class="num">{scale}</span>}
        </>
      }
    >
      {(close) => (
        <>
          <Sizes chosen={size} />
          {showBeside && (
            <button
              type="button"
              class="btn btn-s"
              onClick={() => {
                close();
                showBeside();
              }}
            >
              <Icon name="people" small />
              {texts.alsoShowBeside(besideOf(person), person)}
            </button>
          )}
        </>
      )}
    </Popover>
  );
}
