/** Owns one icon of the page's sprite (components/Icons.astro). Decoration only: the words stand beside it. */
export function Icon({ name, small = false }: { readonly name: string; readonly small?: boolean }) {
  return (
    <svg class={small ? 'i i-s' : 'i'} aria-hidden="true">
      <use href={`#i-${name}`} />
    </svg>
  );
}
