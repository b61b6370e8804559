/** Owns plain HTTP requests to the app from a check: any cookies, any Origin, no redirect followed. */
import type { Control } from '../sandbox/client/sandbox.ts';
import type { SandboxResponse } from '../sandbox/sandbox.ts';
import { type As, toCaller } from './user.ts';

export interface RequestOptions {
  readonly as?: As;
  readonly method?: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: string;
}
/** Asks for a path. What comes back also says what the request found in Next's cache, put there and ended. */
export type RequestPort = (path: string, options?: RequestOptions) => Promise<SandboxResponse>;

export const createRequestPort =
  (control: Control): RequestPort =>
  async (path, { as = 'anon', method = 'GET', headers = [], body } = {}) =>
    await control.request({
      path,
      method,
      headers: headers.map(([name, value]) => [name, value]),
      as: toCaller(as),
      ...(body === undefined ? {} : { body }),
    });
