/** Owns the samples of the files of an app: the tree, with each change a file can have. */
import { FileTree } from '../lab/files/FileTree.tsx';
import { type TreeGroup, treeRows } from '../lab/files/tree.ts';
import { Sample } from './Sample.tsx';

const groups: readonly TreeGroup[] = [
  {
    id: 'lesson',
    name: 'Lesson',
    files: [
      { path: 'actions/cancel-order.ts', change: 'changed' },
      { path: 'actions/ownership.ts', change: 'new' },
      { path: 'data/old-orders.ts', change: 'deleted' },
      { path: 'app/orders/order-list-with-a-name-that-is-long.tsx', change: null },
    ],
  },
  { id: 'app', name: 'App', files: [{ path: 'db/schema.ts', change: null }] },
];
const rows = treeRows(groups, (id) => id !== 'app:db/');
const sources: Readonly<Record<string, string>> = {
  'actions/cancel-order.ts': "'use server';",
  'app/orders/order-list-with-a-name-that-is-long.tsx': "'use client';",
};

export const Tree = () => (
  <Sample title="Tree of files">
    {() => (
      <FileTree
        rows={rows}
        at={rows[0]?.id ?? ''}
        current="actions/cancel-order.ts"
        read={(path) => sources[path] ?? ''}
        go={() => {}}
        toggle={() => {}}
        open={() => {}}
        rename={() => {}}
        remove={() => {}}
      />
    )}
  </Sample>
);
