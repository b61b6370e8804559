/** Owns the lines on stdin and stdout: the one channel that both runtimes have. */
import { createResponder, type Handlers, type Responder } from '../../rpc/rpc.ts';
import {
  createLineReader,
  decodeLine,
  encodeLine,
  type SandboxProtocol,
  sandboxProtocol,
} from '../protocol.ts';

/** Lines of stdin as they come, to whoever asked for them last. */
export interface Input {
  listen(onLine: (line: string) => void): void;
}

/** Begins to read stdin. When it ends, whoever started us is gone: so are we. */
export function openInput(): Input {
  let listener = (_line: string): void => {};
  process.stdin.setEncoding('utf8');
  process.stdin.on(
    'data',
    createLineReader((line) => listener(line)),
  );
  process.stdin.on('end', () => process.exit(0));
  return {
    listen(onLine) {
      listener = onLine;
    },
  };
}

/**
 * Answers the protocol on this process's stdin and stdout.
 * @param nonce Marks our lines; lines without it are ignored.
 */
export function openChannel(
  input: Input,
  nonce: string,
  handlers: Handlers<SandboxProtocol>,
): Responder<SandboxProtocol> {
  // Taken before the app can replace it.
  const write = process.stdout.write.bind(process.stdout);
  const responder = createResponder(
    sandboxProtocol,
    handlers,
    (message) => void write(encodeLine(nonce, message)),
  );
  input.listen((text) => {
    const line = decodeLine(nonce, text);
    if (line.kind === 'message') responder.receive(line.message);
  });
  return responder;
}
