/** Owns the examples of the playground as their folders have them. */
import { filesBelow } from '../../../lib/course/folders.ts';
import { type ExampleMeta, exampleMeta } from '../../../lib/playground/example.ts';

const metas = import.meta.glob<unknown>('/playground-examples/*/example.json', {
  import: 'default',
  eager: true,
});
const sources = import.meta.glob<string>(
  ['/playground-examples/*/files/**/*', '/playground-examples/*/checks.ts'],
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);

export interface Example {
  readonly id: string;
  readonly meta: ExampleMeta;
  readonly files: Readonly<Record<string, string>>;
  readonly checks: string;
}

const read = ([path, given]: readonly [path: string, meta: unknown]): Example => {
  const folder = path.replace(/\/example\.json$/, '');
  const id = folder.replace(/^.*\//, '');
  const meta = exampleMeta.safeParse(given);
  if (!meta.success) throw new Error(`${path} is not right: ${meta.error.message}`);
  return {
    id,
    meta: meta.data,
    files: filesBelow(sources, `${folder}/files`),
    checks: sources[`${folder}/checks.ts`] ?? '',
  };
};

/** In the order in which they are shown. @throws with the file and the field of a description that is not right. */
export const examples: readonly Example[] = Object.entries(metas)
  .map(read)
  .sort((a, b) => a.meta.order - b.meta.order);
