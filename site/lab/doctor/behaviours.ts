/** Owns what the examination tries in a running app, and what must be seen: the things that fail where async context is lost. */

import { dequal } from 'dequal';
import * as texts from '#texts/doctor.ts';
import type { Files } from '../../lib/files/files.ts';
import type { Sandbox } from '../../lib/sandbox/client/sandbox.ts';
import type { ActionReply } from '../../lib/sandbox/sandbox.ts';
import { tagValue, untagValue } from '../../lib/sandbox/value.ts';
import { ACTIONS_FILE, brokenProbe, editedProbe, probe } from './probe.ts';

/** The running app, with the template that the probe is laid over. */
export interface Patient {
  readonly sandbox: Sandbox;
  readonly template: Files;
}

export interface Behaviour {
  readonly name: string;
  readonly expected: unknown;
  observe(patient: Patient): Promise<unknown>;
}

const callAction = async (
  { sandbox }: Patient,
  action: string,
  args: readonly unknown[] = [],
): Promise<ActionReply['outcome']> => {
  const { reply } = await sandbox.control.call({
    action,
    file: ACTIONS_FILE,
    as: 'anon',
    args: await Promise.all(args.map(tagValue)),
    source: 'check',
  });
  return reply.outcome;
};

const answer = async (patient: Patient, action: string, args: readonly unknown[] = []): Promise<unknown> => {
  const outcome = await callAction(patient, action, args);
  return outcome.kind === 'value' ? untagValue(outcome.value) : outcome;
};

const lay = async ({ sandbox, template }: Patient, files: Files) =>
  await sandbox.sync({ ...template, ...files });

export const behaviours: readonly Behaviour[] = [
  {
    name: texts.pageRenders,
    expected: 200,
    observe: async ({ sandbox }) => (await sandbox.control.request({ path: '/doctor', as: 'anon' })).status,
  },
  {
    name: texts.cookiesAfterAwaits,
    expected: 'seen',
    observe: (patient) => answer(patient, 'cookieAfterAwaits'),
  },
  {
    name: texts.nestedStores,
    expected: ['inner', 'outer', 'none'],
    observe: (patient) => answer(patient, 'nestedStores'),
  },
  {
    name: texts.manyCallers,
    expected: 18,
    observe: async (patient) => {
      const names = Array.from({ length: 18 }, (_, index) => `caller-${index}`);
      const seen = await Promise.all(names.map((name) => answer(patient, 'manyAtOnce', [name])));
      return seen.filter((name, index) => name === names[index]).length;
    },
  },
  {
    name: texts.afterTheReply,
    expected: true,
    observe: async (patient) => {
      await answer(patient, 'runsAfter', ['a note']);
      // Asking is a round trip, which is time enough for what takes a millisecond.
      for (let turn = 0; turn < 50; turn++) {
        const ran = await answer(patient, 'whatRan');
        if (Array.isArray(ran) && ran.includes('a note')) return true;
      }
      return false;
    },
  },
  {
    name: texts.useCache,
    expected: { sameWhileCached: true },
    observe: (patient) => answer(patient, 'cacheAndExpire'),
  },
  {
    name: texts.redirects,
    expected: 'redirect',
    observe: async (patient) => (await callAction(patient, 'goElsewhere')).kind,
  },
  {
    name: texts.anEditAnswersAtOnce,
    expected: ['first', 'second'],
    observe: async (patient) => {
      const before = await answer(patient, 'version');
      await lay(patient, editedProbe);
      return [before, await answer(patient, 'version')];
    },
  },
  {
    name: texts.mistakeHasPlace,
    expected: ACTIONS_FILE,
    observe: async (patient) => {
      const { compileErrors } = await lay(patient, brokenProbe);
      await lay(patient, probe);
      return compileErrors[0]?.file ?? null;
    },
  },
];

/** Whether what was seen is what had to be seen. */
export const holds = ({ expected }: Behaviour, seen: unknown): boolean => dequal(seen, expected);
