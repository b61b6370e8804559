/** The lab of the attacks: what the real one has of a runtime and of frames, and a way for a test to look at both. */
import { controlFrame, type PreviewFrame } from '../../../site/lib/preview/frame.ts';
import { bootLocalRuntime } from '../../../site/lib/runtime/local/client.ts';
import type { Runtime } from '../../../site/lib/runtime/runtime.ts';

const held: { runtime?: Runtime; frame?: PreviewFrame; element?: HTMLIFrameElement } = {};

const lab = {
  /** Opens a session that an attacker would like to have. */
  async boot(url: string, key: string): Promise<void> {
    held.runtime = await bootLocalRuntime({ url, key })();
    await held.runtime.write('kept.txt', 'kept');
    localStorage.setItem('server-actions-lab:runtime-key', key);
  },
  /** Shows a page of the app in a frame of that id. */
  async show(id: string, origin: string): Promise<void> {
    const element = document.createElement('iframe');
    element.id = id;
    document.body.append(element);
    const frame = controlFrame(element, origin);
    if (id === 'preview') Object.assign(held, { frame, element });
    await frame.open('/');
  },
  /** The preview as if the lab had just been opened. */
  async reopen(origin: string): Promise<void> {
    if (!held.element) return;
    held.frame?.close();
    held.frame = controlFrame(held.element, origin);
    await held.frame.open('/');
  },
  /** What the preview told, without asking it. */
  heard() {
    const lines = held.frame?.console.get() ?? [];
    return {
      path: held.frame?.path.get(),
      lines: lines.length,
      longest: Math.max(0, ...lines.map(({ text }) => text.length)),
    };
  },
  /** What the lab believes. */
  async state() {
    const { runtime, frame } = held;
    const files = await runtime?.list('.');
    const seen = await frame?.agent.observe({ by: 'role', role: 'button' }).catch(() => null);
    return {
      href: location.href,
      title: document.title,
      files,
      kept: await runtime?.read('kept.txt'),
      path: frame?.path.get(),
      console: frame?.console.get(),
      button: seen?.text,
    };
  },
};
export type AttackedLab = typeof lab;

declare global {
  interface Window {
    attackedLab: AttackedLab;
  }
}
window.attackedLab = lab;
