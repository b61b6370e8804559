/** Owns what a measured app is made to do: edits, pages, calls, a lesson's worth of checks. */
import { FIRST_PAGE, type SandboxApp } from './sandbox-app.ts';

const EDITS = 6;
const EDITED = 'actions/cancel-order.ts';
/** The file as it is, with a line in it that says the version. */
const editedSource = async (app: SandboxApp, version: number): Promise<string> => {
  const source = (await app.runtime.read(EDITED)).replace(/\nconst benched = .*\n/, '\n');
  return `${source.trimEnd()}\nconst benched = ${version}; console.debug(benched);\n`;
};

/** Edits an action file several times in a row. @returns milliseconds from each write to when it answers. */
export const warmEdits = async (app: SandboxApp): Promise<number[]> => {
  const took: number[] = [];
  for (let version = 0; version <= EDITS; version++)
    took.push(await app.edit(EDITED, await editedSource(app, version)));
  // The first one compiles every route.
  return took.slice(1);
};

/** One page, rendered anew. @returns milliseconds. */
export const page = async (app: SandboxApp): Promise<number> => {
  const begun = performance.now();
  const { status } = await app.control.request({ path: FIRST_PAGE, as: 'ana' });
  if (status !== 200) throw new Error(`${FIRST_PAGE} answered ${status}.`);
  return performance.now() - begun;
};
/** One call, refused after the action has asked who is there and looked into the database. @returns milliseconds. */
export const action = async (app: SandboxApp): Promise<number> => {
  const begun = performance.now();
  const { reply } = await app.control.call({
    action: 'cancelOrder',
    as: 'ana',
    args: ['none'],
    source: 'check',
  });
  if (reply.outcome.kind !== 'value') throw new Error(`cancelOrder ended with "${reply.outcome.kind}".`);
  return performance.now() - begun;
};

/** Fresh data, sessions and caches. @returns milliseconds. */
export const reset = async (app: SandboxApp): Promise<number> => {
  const begun = performance.now();
  await app.control.reset({ seed: `reset ${begun}` });
  return performance.now() - begun;
};

/** What running a lesson's checks comes to: resets, pages of several people, calls, edits. */
export const exercise = async (app: SandboxApp): Promise<void> => {
  for (const version of [1, 2, 3]) {
    await app.edit(EDITED, await editedSource(app, version));
    for (let check = 0; check < 4; check++) {
      await app.control.reset({ seed: `check ${version} ${check}` });
      for (const as of ['anon', 'ana', 'ben'] as const)
        for (const path of ['/', FIRST_PAGE, '/events']) await app.control.request({ path, as });
      for (let call = 0; call < 5; call++) await action(app);
      await app.control.dump();
    }
  }
};
