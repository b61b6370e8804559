/** Owns one icon of the page's sprite (components/Icons.astro). Decoration only: the words stand beside it. */
interface Props {
  readonly name: string;
  readonly small?: boolean;
  readonly class?: string;
}

export function Icon({ name, small = false, class: more = '' }: Props) {
  return (
    <svg class={`i ${small ? 'i-s' : ''} ${more}`} aria-hidden="true">
      <use href={`#i-${name}`} />
    </svg>
  );
}
