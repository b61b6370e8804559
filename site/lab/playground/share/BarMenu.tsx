/** Owns how a menu of the playground's bar looks that gives its code away: an icon, and words where there is room. */
import type { ComponentChildren } from 'preact';
import { Icon } from '../../Icon.tsx';
import { Popover } from '../../Popover.tsx';

interface Props {
  readonly label: string;
  readonly icon: string;
  /** Of the bar's menus the one that most people want. */
  readonly isFirst?: boolean;
  readonly children: ComponentChildren;
}

export const BarMenu = ({ label, icon, isFirst = false, children }: Props) => (
  <Popover
    class="share"
    buttonClass={`btn btn-s ${isFirst ? '' : 'btn-quiet'}`}
    panelClass="menu share-menu"
    label={label}
    face={
      <>
        <Icon name={icon} small />
        <span class="hide-s">{label}</span>
      </>
    }
  >
    {() => children}
  </Popover>
);
