/** Owns opening the prover of one lesson with this page's runtime. */
import { fetchLessonFiles, fetchTemplate, fetchVariants, loadChecks } from './lesson-data.ts';
import { openProver, type Prover } from './prove.ts';
import { takeFromAddress } from './runtime/address.ts';
import { bootChosen } from './runtime/boot.ts';

export async function openLessonProver(lesson: string): Promise<Prover> {
  takeFromAddress();
  const [checks, template, files, variants] = await Promise.all([
    loadChecks(lesson),
    fetchTemplate(),
    fetchLessonFiles(lesson),
    fetchVariants(lesson),
  ]);
  return await openProver({ checks, template, files, variants, boot: bootChosen });
}
