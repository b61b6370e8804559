/** Owns which ports of one session are open, as far as its processes are believed. */
import * as z from 'zod';
import type { ServerEvent } from '../../site/lib/runtime/runtime.ts';

const announcement = z.object({ state: z.enum(['open', 'close']), port: z.int().min(1024).max(65535) });

export interface Ports {
  /** A line that a process wrote about a port; nonsense is ignored. */
  announced(process: string, line: string): void;
  /** All ports of a process that has ended are closed. */
  closeAll(process: string): void;
}

/**
 * @param isOwn Says whether a port is the service's own, which no process of a session can have opened.
 * @param onChange Told of every change, once.
 */
export function createPorts(isOwn: (port: number) => boolean, onChange: (event: ServerEvent) => void): Ports {
  const owners = new Map<number, string>();
  const close = (port: number): void => {
    if (owners.delete(port)) onChange({ port, url: null });
  };
  return {
    announced(process, line) {
      const parsed = announcement.safeParse(parseJson(line));
      if (!parsed.success || isOwn(parsed.data.port)) return;
      const { state, port } = parsed.data;
      const owner = owners.get(port);
      if (state === 'close' && owner === process) close(port);
      if (state === 'open' && owner === undefined) {
        owners.set(port, process);
        onChange({ port, url: `http://localhost:${port}` });
      }
    },
    closeAll(process) {
      for (const [port, owner] of owners) if (owner === process) close(port);
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
