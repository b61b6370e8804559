// Owns how Stagedoor reaches the services of other companies, and the words between them and whoever hosts the
// app: what a host may watch, hold, fail and set. Without a host every service answers at once, with something
// made up. A host stands at `globalThis[Symbol.for('stagedoor.upstream')]`: it outlives module reloads.

export type ServiceName = 'mail' | 'payments' | 'counter';

export interface UpstreamHost {
  /** Awaited before the service answers: a gate. Rejecting makes the call fail with that error. */
  arrive(service: ServiceName, args: readonly unknown[]): Promise<void>;
  /** The number that the counter shows under this name; null for the made-up one. */
  count(name: string): number | null;
}

const HOST_KEY = Symbol.for('stagedoor.upstream');
const globals = globalThis as typeof globalThis & { [HOST_KEY]?: UpstreamHost };

/** Who hosts the app, if anybody does. */
export function upstreamHost(): UpstreamHost | undefined {
  return globals[HOST_KEY];
}

/**
 * Goes to a service as over a network: every other caller may run first, and the host may hold the call.
 * @throws what the host says went wrong at the service
 */
export async function reach(service: ServiceName, args: readonly unknown[]): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await upstreamHost()?.arrive(service, args);
}
