/**
 * Owns the page of an offline check: it starts the learner's app through the program that opened it, has the checks judge
 * it as on the site, and reports back. The bundle of each lesson hands over that lesson's checks.
 */
import { openProver } from '../../../site/lab/prove.ts';
import type { Check } from '../../../site/lib/checks/check.ts';
import type { Files } from '../../../site/lib/files/files.ts';
import { bootLocalRuntime } from '../../../site/lib/runtime/local/client.ts';
import { unpackBytes } from '../../../site/lib/runtime/local/contents.ts';
import { RUNTIME_PATH } from '../../local-runtime/offer.ts';
import { TASK_PATH, type Task, VERDICT_PATH, type Verdict } from '../verdict.ts';

const show = (text: string): void => {
  const status = document.querySelector('#status');
  if (status) status.textContent = text;
};

const fetchFiles = async (headers: HeadersInit): Promise<Files> => {
  const response = await fetch(TASK_PATH, { headers });
  if (!response.ok) throw new Error(await response.text());
  const task: Task = await response.json();
  const files = Object.entries(task).map(([path, contents]) => [
    path,
    'text' in contents ? contents.text : unpackBytes(contents),
  ]);
  return Object.fromEntries(files);
};

const judge = async (checks: readonly Check[], key: string, headers: HeadersInit): Promise<Verdict> => {
  const prover = await openProver({
    checks,
    template: await fetchFiles(headers),
    files: { starter: {}, solution: {} },
    variants: { mistakes: {}, alternatives: {} },
    boot: bootLocalRuntime({ url: `ws://${location.host}${RUNTIME_PATH}`, key }),
  });
  try {
    const judgements = await prover.judge('starter');
    const titles = new Map(checks.map(({ id, title }) => [id, title]));
    return { results: judgements.map((each) => ({ ...each, title: titles.get(each.id) ?? each.id })) };
  } finally {
    await prover.dispose();
  }
};

/** Judges the app in the folder by these checks and reports to the program, whatever comes of it. */
export async function judgeHere(checks: readonly Check[]): Promise<void> {
  const key = new URLSearchParams(location.hash.slice(1)).get('key') ?? '';
  // The key is for this page only, not for the browser's history.
  history.replaceState(null, '', '/');
  const headers = { authorization: `Bearer ${key}` };
  show('The checks are running. Leave this tab in front until it says that they are done.');
  let verdict: Verdict;
  try {
    verdict = await judge(checks, key, headers);
  } catch (error) {
    verdict = { problem: error instanceof Error ? error.message : String(error) };
  }
  await fetch(VERDICT_PATH, { method: 'POST', headers, body: JSON.stringify(verdict) });
  show('Done. The verdict is in your terminal; this tab can be closed.');
}
