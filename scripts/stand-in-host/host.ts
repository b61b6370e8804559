/**
 * Owns a stand-in for the WebContainer host, on this machine and for tests: the unmodified client boots against it.
 * It is as hostile as the real one is known or reported to be: it lies on another site, its previews have addresses
 * that nobody can guess, stdin is a terminal, output is cut anywhere, servers are announced late, and Node has neither
 * add-ons nor async context.
 */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createControlServer } from './control.ts';
import type { Fault, Faults } from './faults.ts';
import { bundleHostPage } from './page/bundle.ts';
import { createPreviewServer, previewUrl } from './previews.ts';
import { createSessions } from './sessions.ts';

export interface StandInHostOptions {
  /** The only site that may boot in it. */
  readonly siteOrigin: string;
  /** Origins of pages around the site's, where that is embedded itself. */
  readonly aroundSite?: readonly string[];
  readonly faults?: Iterable<Fault>;
  /** What is random about output and announcements follows from this number. */
  readonly seed?: number;
  /**
   * Where a container's files lie, an absolute path that is free: code that was compiled for one folder is of use there
   * only. There can be one container at a time then. By default each gets a new folder, `/tmp/lab-` and six characters.
   */
  readonly folder?: string;
  /** Ports of the host and of its previews; by default any free ones. */
  readonly ports?: readonly [number, number];
}

export interface StandInHost {
  /** Goes into `globalThis.WEBCONTAINER_API_IFRAME_URL` of the page before it boots. */
  readonly hostUrl: string;
  /** What is wrong with the host now; may be changed while it runs. */
  readonly faults: Faults;
  /** How many containers there are. */
  containers(): number;
  /** Dies: drops every page and its container. New pages are served. */
  drop(): void;
  /** Ends everything and frees the ports. */
  close(): Promise<void>;
}

/** Starts a stand-in host on 127.0.0.1. @throws If a port is taken. */
export async function startStandInHost(options: StandInHostOptions): Promise<StandInHost> {
  const { siteOrigin, aroundSite = [], seed = 1, folder, ports = [0, 0] } = options;
  const faults: Faults = new Set(options.faults);
  const script = await bundleHostPage();
  const sessions = createSessions({
    faults,
    seed,
    folder,
    urlOf: (port, session) => previewUrl(port, session, portOf(previews)),
    isOwnPort: (port) => port === portOf(control) || port === portOf(previews),
  });
  const hostUrl = (): string => `http://127.0.0.1:${portOf(control)}`;
  const control = createControlServer({
    siteOrigin,
    aroundSite,
    script,
    faults,
    origin: hostUrl,
    onPage: sessions.serve,
  });
  const previews = createPreviewServer(sessions.isOpen);
  await Promise.all([listen(control, ports[0]), listen(previews, ports[1])]);
  process.on('exit', sessions.closeNow);
  return {
    hostUrl: hostUrl(),
    faults,
    containers: sessions.count,
    drop: sessions.drop,
    async close() {
      await sessions.close();
      process.off('exit', sessions.closeNow);
      await Promise.all([control, previews].map(close));
    },
  };
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });

function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  return closed;
}
