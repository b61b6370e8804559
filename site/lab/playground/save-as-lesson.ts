/** Owns letting the browser save a playground as a lesson's folder. */
import { giveFile } from '../../components/give-file.ts';
import { packZip } from '../../lib/files/pack-zip.ts';
import { lessonFolder, lessonId } from '../../lib/playground/lesson-folder.ts';
import type { Saved } from '../../lib/playground/saved.ts';
import { fetchBase } from './base-files.ts';
import { codeNow } from './open-playground.ts';

/** @param began What it began from, in words. @returns what could not be taken. @throws if what it began from cannot be loaded. */
export async function saveAsLesson(saved: Saved, began: string): Promise<readonly string[]> {
  const [code, template, base] = await Promise.all([
    codeNow(saved),
    fetchBase({ kind: 'template' }),
    fetchBase(saved.base),
  ]);
  const { files, leftOut } = lessonFolder({ code, template: template.open, base: base.open, began });
  giveFile(`${lessonId(saved.name)}-lesson.zip`, new Uint8Array(packZip(files)), 'application/zip');
  return leftOut;
}
