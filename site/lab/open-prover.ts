/** Owns opening the provers, of one lesson and of all examples, with this page's runtime. */
import type { Check } from '../lib/checks/check.ts';
import { fetchLessonFiles, fetchTemplate, fetchVariants, loadChecks } from './lesson-data.ts';
import { fetchExample } from './playground/base-files.ts';
import { type ExamplesProver, openExamplesProver, openProver, type Prover } from './prove.ts';
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

const exampleChecks = import.meta.glob<readonly Check[]>('/playground-examples/*/checks.ts', {
  import: 'default',
});

export async function openProverOfExamples(): Promise<ExamplesProver> {
  takeFromAddress();
  const examples = Object.entries(exampleChecks).map(async ([path, load]) => {
    const id = path.split('/').at(-2) ?? '';
    const [checks, { files }] = await Promise.all([load(), fetchExample(id)]);
    return { id, checks, files };
  });
  return await openExamplesProver(await Promise.all(examples), await fetchTemplate(), bootChosen);
}
