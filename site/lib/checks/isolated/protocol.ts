/**
 * Owns the three ways between the page and a worker in which somebody's own checks run: the page asks the runner, the
 * runner asks for the app, and each frame that a check opens has a channel of its own. Whatever comes out of the worker is
 * foreign: it is parsed and bounded before it is believed.
 */
import * as z from 'zod';
import { consoleLine, previewProtocol } from '../../preview/protocol.ts';
import { compileError, person, rowChange, wireCall } from '../../sandbox/sandbox.ts';

const MAX_CHECKS = 100;
const said = z.string().max(20_000);

const checkTitle = z.object({
  id: z
    .string()
    .max(80)
    .regex(/^[a-z][a-z0-9-]*$/),
  title: z.string().min(1).max(300),
});

const evidence = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('call'), call: wireCall }),
  z.object({ kind: z.literal('changes'), changes: z.array(rowChange).max(2000).readonly() }),
]);
const outcome = checkTitle.extend({ evidence: z.array(evidence).max(500).readonly(), ms: z.number() });
const checkResult = z.discriminatedUnion('status', [
  outcome.extend({ status: z.literal('pass') }),
  outcome.extend({ status: z.literal('fail'), message: said, expected: said.nullable() }),
  outcome.extend({ status: z.literal('error'), message: said }),
]);

const checkRun = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not-compiled'), errors: z.array(compileError).max(500).readonly() }),
  z.object({ kind: z.literal('ran'), results: z.array(checkResult).max(MAX_CHECKS).readonly() }),
]);

/** The page calls, the worker answers. */
export const runnerProtocol = {
  methods: {
    /** Runs the module, which declares its checks. */
    load: { args: z.tuple([]), result: z.array(checkTitle).max(MAX_CHECKS) },
    /** @param files The app's texts, for checks that look at the source. */
    run: { args: z.tuple([z.record(z.string(), z.string())]), result: checkRun },
    /** Answers at once; silence means that something in the worker holds it. */
    ping: { args: z.tuple([]), result: z.literal('pong') },
  },
  events: { started: checkTitle.pick({ id: true }), judged: checkResult },
} as const;

/** The worker calls, the page answers. */
export const appProtocol = {
  methods: {
    /** Resolves when the files that are to be judged are what answers. */
    sync: { args: z.tuple([]), result: z.array(compileError) },
    /** Opens a frame whose channel was sent along under this number. */
    openFrame: {
      args: z.tuple([z.object({ frame: z.number().int().min(0).max(10_000), person })]),
      result: z.null(),
    },
  },
  events: {
    status: z.discriminatedUnion('phase', [
      z.object({ phase: z.literal('ready') }),
      z.object({ phase: z.literal('failed'), message: z.string(), fault: z.enum(['ours', 'code']) }),
      z.object({ phase: z.literal('other') }),
    ]),
    stopped: z.object({ reason: z.string(), fault: z.enum(['ours', 'code']) }),
    /** Calls that are under way. */
    running: z.array(wireCall),
  },
} as const;

/** The page left for another one: the code with which a frame's methods are refused then. */
export const PAGE_LEFT = 'page-left';

/** The worker calls, the page answers; one channel for each frame. */
export const frameProtocol = {
  methods: {
    ...previewProtocol.methods,
    open: { args: z.tuple([z.string().max(4000)]), result: z.null() },
    close: { args: z.tuple([]), result: z.null() },
  },
  events: { path: z.string().nullable(), console: consoleLine },
} as const;

/** What the worker is given first, with the ends of its two channels. */
export const FRAME_PORT = 'frame-port';
export const framePort = z.object({ kind: z.literal(FRAME_PORT), frame: z.number() });
