/** Owns a call as a command for a terminal, quoted for a POSIX shell, with what has to be said about it. Pure. */
import * as texts from '#texts/boundary.ts';
import { canonicalOrigin, type Person, type WireCall } from '../../../lib/sandbox/sandbox.ts';
import { encodeArguments, type Part } from './encode.ts';

export interface Curl {
  readonly command: string;
  /** What whoever runs it has to know, in sentences. */
  readonly notes: readonly string[];
}

/** Between single quotes a shell takes everything as it stands, but for the quote itself. */
export const quoteForShell = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** In a form field, curl reads a file's name between double quotes. */
const quoteForCurl = (name: string): string => `"${name.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

/** Curl takes "=" for the end of a field's name. */
const cannotBeNamed = ({ name }: Part): boolean => name.includes('=');

const fieldOf = ({ name, content }: Part): string => {
  // Not -F, for which a text that begins with "@" or "<" is a file.
  if (content.kind === 'text') return `--form-string ${quoteForShell(`${name}=${content.text}`)}`;
  const type = content.type === '' ? 'application/octet-stream' : content.type;
  // What a browser sends for a file that was not chosen.
  const source = content.file === '' ? '@/dev/null;filename=""' : `@${quoteForCurl(content.file)}`;
  return `-F ${quoteForShell(`${name}=${source};type=${type}`)}`;
};

const cookieNote = (person: Person): string =>
  person === 'anon' ? texts.curlAsNobody : texts.curlAsPerson(person);

/**
 * The call as React and Next send it.
 * @param address Where the app answers this person, and whether anything but this browser reaches it.
 * @returns null if the call cannot be written down.
 */
export function toCurl(
  call: WireCall,
  address: { readonly origin: string; readonly isLocal: boolean },
): Curl | null {
  const { action, person, page } = call;
  const encoded = encodeArguments(call.args);
  if (!action || !person || !encoded || encoded.parts.some(cannotBeNamed)) return null;
  const isForm = encoded.parts.length > 0;
  const headers = [
    `next-action: ${action.id}`,
    'accept: text/x-component',
    // With a form, curl says its own, with the boundary that it chose.
    ...(isForm ? [] : ['content-type: text/plain;charset=UTF-8']),
    `origin: ${address.origin}`,
  ];
  const root: Part = { name: '0', content: { kind: 'text', text: encoded.root } };
  const body = isForm ? [...encoded.parts, root].map(fieldOf) : [`--data-raw ${quoteForShell(encoded.root)}`];
  const files = encoded.parts.flatMap(({ content }) =>
    content.kind === 'file' && content.file !== '' ? [content.file] : [],
  );
  return {
    command: [
      `curl ${quoteForShell(address.origin + page)}`,
      ...headers.map((header) => `-H ${quoteForShell(header)}`),
      ...body,
    ].join(' \\\n  '),
    notes: [
      cookieNote(person),
      ...(call.origin === canonicalOrigin ? [] : [texts.curlOrigin]),
      ...(files.length > 0 ? [texts.curlFiles(files)] : []),
      ...(address.isLocal ? [] : [texts.notReachable]),
    ],
  };
}
