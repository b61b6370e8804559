/** Owns the lines on stdin and stdout: the one channel that both runtimes have. */
import { createResponder, type Handlers, type Responder } from '../../rpc/rpc.ts';
import {
  createLineReader,
  decodeLine,
  encodeLine,
  type SandboxProtocol,
  sandboxProtocol,
} from '../protocol.ts';

/**
 * Answers the protocol on this process's stdin and stdout. When stdin ends, whoever started us is gone: so are we.
 * @param nonce Marks our lines; lines without it are ignored.
 */
export function openChannel(nonce: string, handlers: Handlers<SandboxProtocol>): Responder<SandboxProtocol> {
  // Taken before the app can replace it.
  const write = process.stdout.write.bind(process.stdout);
  const responder = createResponder(
    sandboxProtocol,
    handlers,
    (message) => void write(encodeLine(nonce, message)),
  );
  process.stdin.setEncoding('utf8');
  process.stdin.on(
    'data',
    createLineReader((text) => {
      const line = decodeLine(nonce, text);
      if (line.kind === 'message') responder.receive(line.message);
    }),
  );
  process.stdin.on('end', () => process.exit(0));
  return responder;
}
