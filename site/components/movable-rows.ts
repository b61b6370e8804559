/** Owns rows that are put in order by buttons, one up (`data-move="up"`) and one down, with keyboard and pointer alike. */

/**
 * @param rows Selector of the rows, which are neighbours.
 * @param onMoved Told of a row that has moved, with its place from 1.
 * @returns Stops it.
 */
export function letRowsMove<Row extends HTMLElement>(
  root: HTMLElement,
  rows: string,
  onMoved: (row: Row, place: number, of: number) => void,
): () => void {
  const all = (): Row[] => [...root.querySelectorAll<Row>(rows)];
  /** Not disabled: that would take the focus away from whoever has just moved a row to an end. */
  const markEnds = (): void => {
    const present = all();
    for (const [index, row] of present.entries()) {
      row.querySelector('[data-move=up]')?.setAttribute('aria-disabled', String(index === 0));
      const isLast = index === present.length - 1;
      row.querySelector('[data-move=down]')?.setAttribute('aria-disabled', String(isLast));
    }
  };
  const onClick = ({ target }: Event): void => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-move]') : null;
    const row = button?.closest<Row>(rows);
    if (!button || !row) return;
    const isUp = button.dataset.move === 'up';
    const neighbour = isUp ? row.previousElementSibling : row.nextElementSibling;
    if (!neighbour) return;
    // The neighbour moves, not the row: an element that is moved loses the focus.
    if (isUp) row.after(neighbour);
    else row.before(neighbour);
    markEnds();
    const present = all();
    onMoved(row, present.indexOf(row) + 1, present.length);
  };
  root.addEventListener('click', onClick);
  markEnds();
  return () => root.removeEventListener('click', onClick);
}
