/** Owns learning where browsers reach each person's port of a sandbox server, and telling the server. */
import type { Runtime } from '../../runtime/runtime.ts';
import type { Person } from '../sandbox.ts';
import type { ServerProcess } from './server-process.ts';

/** Origins of the app by person. */
export type Previews = Readonly<Record<Person, string>>;

const portsOf = (server: ServerProcess): Promise<Record<string, number>> =>
  new Promise((resolve, reject) => {
    server.on('listening', ({ ports }) => resolve(ports));
    server.on('failed', ({ message }) => reject(new Error(message)));
    server.ended.then(() => reject(new Error('The server ended before it was listening.')));
  });

const originsOf = (
  runtime: Runtime,
  server: ServerProcess,
  ports: readonly number[],
): Promise<Map<number, string>> =>
  new Promise((resolve, reject) => {
    const origins = new Map<number, string>();
    const unsubscribe = runtime.onServer(({ port, url }) => {
      if (url !== null) origins.set(port, new URL(url).origin);
      if (!ports.every((each) => origins.has(each))) return;
      resolve(origins);
      // The runtime tells of ports that are open already before it gives back how to stop.
      queueMicrotask(() => unsubscribe());
    });
    server.ended.then(() => {
      unsubscribe();
      reject(new Error('The server ended before its ports could be reached.'));
    });
  });

/** Waits for the ports and their addresses. @throws if the server fails or ends before. */
export async function connectPreviews(runtime: Runtime, server: ServerProcess): Promise<Previews> {
  const ports = await portsOf(server);
  const origins = await originsOf(runtime, server, Object.values(ports));
  const previews = Object.fromEntries(
    Object.entries(ports).map(([person, port]) => [person, origins.get(port) ?? '']),
  ) as Record<Person, string>;
  await server.remote.setPreviewOrigins(previews);
  return previews;
}
