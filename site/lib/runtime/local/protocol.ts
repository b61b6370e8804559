/**
 * Owns what a browser and the local runtime's service may say to one another. Both ends import this file and
 * parse every message with it. One WebSocket is one session, and a session is one runtime.
 */
import * as z from 'zod';
import { assertSafePath } from '../../files/files.ts';
import { packageName, packagesShape, packageVersion } from '../../files/packages.ts';
import { resourceLimits } from '../runtime.ts';

/** The WebSocket subprotocol; a change that old pages would not understand needs a new one. */
export const SUBPROTOCOL = 'lab.v1';

/** The key travels as a second subprotocol, since a browser can set no header on a WebSocket. */
export const keySubprotocol = (key: string): string => `key.${key}`;

/** Bytes in one WebSocket message. Contents grow by a third as base64, hence the smaller limit for a file. */
export const MAX_MESSAGE = 64 * 1024 * 1024;
export const MAX_FILE = 32 * 1024 * 1024;

/** Close codes of the service that a page can tell apart; a refusal before the upgrade shows a page no reason. */
export const CLOSE_FULL = 4008;
export const CLOSE_STOPPED = 4001;

/**
 * Characters of output that may be on the way to a reader. A process that prints more waits until the reader has
 * taken some (`taken`), so neither end holds an endless log in memory.
 */
export const OUTPUT_WINDOW = 1024 * 1024;

const path = z.string().superRefine((value, context) => {
  try {
    assertSafePath(value);
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
  }
});
const folder = z.union([z.literal('.'), path]);
const processId = z.string().regex(/^[\w-]{1,64}$/);
const contents = z.union([z.object({ text: z.string() }), z.object({ base64: z.base64() })]);
// JSON has no undefined, so a method without a result answers null.
const nothing = z.null();
const terminalSize = z.object({ columns: z.int().min(2).max(1000), rows: z.int().min(2).max(1000) });
const port = z.int().min(1).max(65535);

export type Contents = z.infer<typeof contents>;

export const localProtocol = {
  methods: {
    /**
     * Prepares the session, which may take minutes the first time; every other call needs it first. What the app names
     * beside the template's packages is installed, and answered; null where that cannot be.
     */
    open: {
      args: z.tuple([packagesShape]),
      result: z.object({ profile: z.enum(['native', 'container']), packages: packagesShape.nullable() }),
    },
    /** Finds the newest version that fits. */
    findPackage: { args: z.tuple([packageName, packageVersion]), result: packageVersion },
    mount: { args: z.tuple([z.record(path, contents)]), result: nothing },
    write: { args: z.tuple([path, contents]), result: nothing },
    read: { args: z.tuple([path]), result: contents },
    remove: { args: z.tuple([path]), result: nothing },
    list: {
      args: z.tuple([folder]),
      result: z.array(z.object({ name: z.string(), type: z.enum(['file', 'folder']) })),
    },
    /** The caller names the process, so that no output can arrive before the caller knows whose it is. */
    spawn: {
      args: z.tuple([
        z.object({
          process: processId,
          command: z.string(),
          args: z.array(z.string()),
          cwd: folder,
          env: z.record(z.string(), z.string()),
        }),
      ]),
      result: nothing,
    },
    /** A process as well, with a terminal. */
    shell: { args: z.tuple([processId, terminalSize]), result: nothing },
    resize: { args: z.tuple([processId, terminalSize]), result: nothing },
    input: { args: z.tuple([processId, z.string()]), result: nothing },
    /** How many more characters of a process's output a reader has taken. */
    taken: { args: z.tuple([processId, z.int().min(0)]), result: nothing },
    kill: { args: z.tuple([processId]), result: nothing },
    ping: { args: z.tuple([]), result: nothing },
    /** Ends every process and removes every file; answered when that is done. */
    end: { args: z.tuple([]), result: nothing },
  },
  events: {
    output: z.object({ process: processId, chunk: z.string() }),
    /** `limit` is why the service ended it, if it did so by itself. */
    exit: z.object({ process: processId, code: z.int(), limit: z.enum(resourceLimits).nullable() }),
    server: z.object({ port, url: z.url().nullable() }),
    progress: z.object({
      stage: z.enum(['connecting', 'installing', 'downloading', 'booting', 'unpacking']),
      label: z.string(),
      fraction: z.number().min(0).max(1).optional(),
    }),
  },
};

export type LocalProtocol = typeof localProtocol;
