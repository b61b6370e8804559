/** Owns opening the prover of one lesson with this page's runtime. */
import { fetchLessonFiles, fetchTemplate, fetchVariants, loadChecks } from './lesson-data.ts';
import { localRuntime } from './local-runtime.ts';
import { openProver, type Prover } from './prove.ts';
import { takeRuntimeKey } from './runtime-key.ts';

export async function openLessonProver(lesson: string): Promise<Prover> {
  takeRuntimeKey();
  const [checks, template, files, variants] = await Promise.all([
    loadChecks(lesson),
    fetchTemplate(),
    fetchLessonFiles(lesson),
    fetchVariants(lesson),
  ]);
  return await openProver({ checks, template, files, variants, boot: localRuntime(), runtimeKind: 'local' });
}
