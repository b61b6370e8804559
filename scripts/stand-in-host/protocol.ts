/**
 * Owns what the host's page and its service say to one another: calls and events as in site/lib/rpc, carried as
 * MessagePack in binary frames, because a snapshot is some 60 MB of bytes. One WebSocket is one page.
 */
import * as z from 'zod';

const text = z.string();
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const nothing = z.null();
const processId = z.uuid();
const port = z.int();
const terminalSize = z.object({ columns: z.int(), rows: z.int() });

export const hostProtocol = {
  methods: {
    build: { args: z.tuple([]), result: z.object({ path: text, cwd: text }) },
    /** A tree in either of the client's two forms; see file-tree.ts. */
    load: { args: z.tuple([bytes, text]), result: nothing },
    readFile: { args: z.tuple([text]), result: bytes },
    /** Unlike Node, and like a container, makes no folders. */
    writeFile: { args: z.tuple([text, bytes]), result: nothing },
    mkdir: { args: z.tuple([text]), result: nothing },
    rm: { args: z.tuple([text]), result: nothing },
    readdir: {
      args: z.tuple([text]),
      result: z.array(z.object({ name: text, type: z.enum(['file', 'folder']) })),
    },
    /** The page names the process, so that no output comes before the page knows whose it is. */
    run: {
      args: z.tuple([
        z.object({
          process: processId,
          command: text,
          args: z.array(text),
          cwd: text,
          env: z.record(text, z.union([text, z.number(), z.boolean()])),
          terminal: terminalSize.nullable(),
        }),
      ]),
      result: nothing,
    },
    input: { args: z.tuple([processId, text]), result: nothing },
    resize: { args: z.tuple([processId, terminalSize]), result: nothing },
    kill: { args: z.tuple([processId]), result: nothing },
    teardown: { args: z.tuple([]), result: nothing },
  },
  events: {
    output: z.object({ process: processId, bytes }),
    exit: z.object({ process: processId, code: z.int() }),
    port: z.object({ port, type: z.enum(['open', 'close']), url: text }),
    serverReady: z.object({ port, url: text }),
  },
};

export type HostProtocol = typeof hostProtocol;
