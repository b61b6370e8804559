/** Owns taking a playground out of the page: as a zip, or to StackBlitz, when somebody asks for it. */
import * as z from 'zod';
import { giveFile } from '../../../components/give-file.ts';
import { packZip } from '../../../lib/files/pack-zip.ts';
import type { PlaygroundCode } from '../../../lib/playground/code.ts';
import { stackBlitzForm } from '../../../lib/playground/project/stackblitz.ts';
import {
  folderName,
  type Project,
  projectFiles,
  projectFolder,
} from '../../../lib/playground/project/take-home.ts';
import { fetchJson } from '../../lesson-data.ts';
import { fetchBase } from '../base-files.ts';

/** @param began What it began from, in words. @throws if what it is made of cannot be loaded. */
const projectOf = async (code: PlaygroundCode, began: string): Promise<Project> => {
  const [{ open }, lockfile] = await Promise.all([
    fetchBase(code.base),
    fetchJson('/data/template-lock.json', z.record(z.string(), z.unknown())),
  ]);
  return { code, base: open, began, lockfile: JSON.stringify(lockfile) };
};

/** Lets the browser save the project. @returns the file's name. @throws if what it is made of cannot be loaded. */
export async function downloadProject(code: PlaygroundCode, began: string): Promise<string> {
  const name = `${folderName(code.name)}.zip`;
  giveFile(name, new Uint8Array(packZip(projectFolder(await projectOf(code, began)))), 'application/zip');
  return name;
}

/**
 * Sends the project to StackBlitz and shows it in a new tab. Nobody else calls this than a button that says so.
 * @returns the files that cannot be sent. @throws if what it is made of cannot be loaded.
 */
export async function openInStackBlitz(code: PlaygroundCode, began: string): Promise<readonly string[]> {
  const { action, fields, leftOut } = stackBlitzForm(
    code.name,
    projectFiles(await projectOf(code, began)),
    Object.entries(code.changes).find(([, contents]) => typeof contents === 'string')?.[0] ?? 'app/page.tsx',
  );
  const form = document.createElement('form');
  form.method = 'post';
  form.action = action;
  form.target = '_blank';
  form.rel = 'noopener';
  form.hidden = true;
  for (const [name, value] of fields) {
    const input = document.createElement('input');
    input.type = 'hidden';
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  form.submit();
  form.remove();
  return leftOut;
}
