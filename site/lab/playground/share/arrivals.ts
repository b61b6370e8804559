/** Owns reading somebody else's code in this page: from the address, from a zip, from a folder. Nothing is run or kept. */
import * as texts from '#texts/share.ts';
import type { Files } from '../../../lib/files/files.ts';
import type { Base } from '../../../lib/playground/code.ts';
import {
  type ProjectSource,
  type ReadProject,
  readProject,
  readProjectZip,
} from '../../../lib/playground/project/import.ts';
import { readLink } from '../../../lib/playground/share/link.ts';
import { fetchBase } from '../base-files.ts';
import { type Catalog, opensOf } from '../catalog.ts';
import type { Arrived } from './Foreign.tsx';
import type { PickedFiles } from './picked-files.ts';

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const orRefused = async (from: string, reading: Promise<Arrived>): Promise<Arrived> => {
  try {
    return await reading;
  } catch (error) {
    return { kind: 'refused', from, why: wordsOf(error) };
  }
};

/** What the fragment of an address holds. Never rejects. */
export function arriveByLink(fragment: string, catalog: Catalog): Promise<Arrived> {
  const from = texts.aLink;
  const filesOf = async (base: Base): Promise<Files | null> =>
    opensOf(base, catalog) ? (await fetchBase(base)).open : null;
  const reading = async (): Promise<Arrived> => {
    const read = await readLink(fragment, filesOf);
    if (read.kind === 'refused') return { kind: 'refused', from, why: read.why };
    const { code, packages } = read.shared;
    const base = (await filesOf(code.base)) ?? {};
    return { kind: 'asks', foreign: { code, packages, base, leftOut: [], from } };
  };
  return orRefused(from, reading());
}

const arrived = (read: ReadProject, base: Files, from: string): Arrived => {
  if (read.kind === 'refused') return { kind: 'refused', from, why: read.why };
  return { kind: 'asks', foreign: { ...read.imported, base, from } };
};

/** What a zip, or the files of a folder, hold. Never rejects. */
export function arriveByFiles(picked: PickedFiles): Promise<Arrived> {
  const from = picked.kind === 'refused' ? texts.aFile : picked.name;
  const reading = async (): Promise<Arrived> => {
    if (picked.kind === 'refused') return { kind: 'refused', from, why: picked.why };
    const { open } = await fetchBase({ kind: 'template' });
    if (picked.kind === 'zip')
      return arrived(await readProjectZip(await picked.bytes(), open, picked.name), open, from);
    const source: ProjectSource = { paths: [...picked.files.keys()], read: picked.read };
    return arrived(await readProject(source, open, picked.name), open, from);
  };
  return orRefused(from, reading());
}
