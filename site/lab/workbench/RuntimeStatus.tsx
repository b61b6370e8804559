/** Owns saying in the top bar which runtime runs the app and how it is, and choosing another one. */

import { useStore } from '@nanostores/preact';
import { useId } from 'preact/hooks';
import * as texts from '#texts/runtime.ts';
import type { RuntimeKind } from '../../lib/runtime/runtime.ts';
import type { Sandbox } from '../../lib/sandbox/client/sandbox.ts';
import type { SandboxStatus } from '../../lib/sandbox/client/status.ts';
import { Icon } from '../Icon.tsx';
import { Popover } from '../Popover.tsx';
import { type RuntimeOptions, runtimeOptions } from '../runtime/boot.ts';
import { preferRuntime } from '../runtime/preference.ts';
import { siteHref } from '../site-href.ts';

const names: Record<RuntimeKind, string> = { local: texts.localRuntime, webcontainer: texts.webContainer };
const explanations: Record<RuntimeKind, string> = {
  local: texts.localExplained,
  webcontainer: texts.webContainerExplained,
};
const kinds: readonly RuntimeKind[] = ['local', 'webcontainer'];

export const runtimeWords = (phase: SandboxStatus['phase']): string => {
  if (phase === 'ready') return texts.running;
  if (phase === 'failed') return texts.stopped;
  return phase === 'disposed' ? texts.closed : texts.starting;
};

const whyNot = (kind: RuntimeKind, options: RuntimeOptions | null): string | null => {
  if (options?.required && options.required !== kind) return texts.elsewhereOnly;
  if (kind === 'webcontainer') return options?.unfit ?? null;
  return options?.offersLocal ? null : texts.notOffered;
};

interface ChoiceProps {
  readonly current: RuntimeKind | null;
  /** Null until it is known. */
  readonly options: RuntimeOptions | null;
  choose(kind: RuntimeKind): void;
}

export function RuntimeChoices({ current, options, choose }: ChoiceProps) {
  const name = useId();
  return (
    <fieldset class="runtime-choices">
      <legend>{texts.runTheAppIn}</legend>
      {kinds.map((kind) => {
        const reason = whyNot(kind, options);
        return (
          <label key={kind} class={reason ? 'is-off' : ''}>
            <input
              type="radio"
              name={name}
              checked={kind === current}
              disabled={reason !== null}
              onChange={() => choose(kind)}
            />
            <span>
              <strong>{names[kind]}</strong>
              <span class="t3">{reason ?? explanations[kind]}</span>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

interface Props {
  readonly session: { readonly sandbox: Pick<Sandbox, 'status' | 'runtimeKind' | 'reboot'> };
}

export function RuntimeStatus({ session: { sandbox } }: Props) {
  const options = useStore(runtimeOptions);
  const { phase } = useStore(sandbox.status);
  const kind = useStore(sandbox.runtimeKind);
  const state = runtimeWords(phase);
  return (
    <Popover
      class="runtime"
      buttonClass={`runtime-status is-${state}`}
      panelClass="menu runtime-menu"
      face={
        <>
          <i aria-hidden="true" />
          <span class="hide-s">{kind ? names[kind] : texts.runtime}</span>
          <span class={state === 'running' ? 'vh' : 't3'}>{state}</span>
          <Icon name="down" small />
        </>
      }
    >
      {(close) => (
        <>
          <RuntimeChoices
            current={kind}
            options={options}
            choose={(chosen) => {
              preferRuntime(chosen);
              close();
              sandbox.reboot();
            }}
          />
          <p class="t3">
            {texts.codeStays}
            <a href={siteHref('/doctor/')}>{texts.lookAtDoctor}</a>.
          </p>
        </>
      )}
    </Popover>
  );
}
