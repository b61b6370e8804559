/**
 * Owns reading the arguments of a call that a browser sent, for showing them. Next decodes the same bytes for the app;
 * what cannot be read here (closures are encrypted, streams) is named, not guessed.
 * The format is React's reply encoding: JSON whose strings may start with "$" and a letter.
 */

const readForm = async (body: Uint8Array, contentType: string): Promise<FormData> =>
  await new Response(Uint8Array.from(body), { headers: { 'content-type': contentType } }).formData();

/** Stands for an argument that cannot be shown. */
const unreadable = (why: string): string => `(${why})`;

const formPart = (form: FormData, prefix: string): FormData => {
  const part = new FormData();
  for (const [name, value] of form) {
    if (!name.startsWith(prefix)) continue;
    if (typeof value === 'string') part.append(name.slice(prefix.length), value);
    else part.append(name.slice(prefix.length), value, value.name);
  }
  return part;
};

/** References count in hexadecimal, the names of parts in decimal. */
const partName = (reference: string): string => String(Number.parseInt(reference, 16));

const readPart = (form: FormData, reference: string): File | string => {
  const part = form.get(partName(reference));
  if (part === null) throw new Error(`The body has no part ${partName(reference)}.`);
  return part;
};

const decodeString = (text: string, form: FormData): unknown => {
  if (!text.startsWith('$')) return text;
  const rest = text.slice(2);
  const chunk = (): unknown => {
    const json = readPart(form, rest);
    return typeof json === 'string' ? decode(JSON.parse(json), form) : json;
  };
  switch (text[1]) {
    case '$':
      return text.slice(1);
    case 'u':
      return undefined;
    case 'N':
      return Number.NaN;
    case 'I':
      return Number.POSITIVE_INFINITY;
    case '-':
      return text === '$-0' ? -0 : Number.NEGATIVE_INFINITY;
    case 'D':
      return new Date(rest);
    case 'n':
      return BigInt(rest);
    case 'K':
      return formPart(form, `_${partName(rest)}_`);
    case 'B':
      return readPart(form, rest);
    case 'Q':
      return new Map(chunk() as [unknown, unknown][]);
    case 'W':
      return new Set(chunk() as unknown[]);
    case 'h':
    case 'F':
      return unreadable('a server function');
    case 'T':
      return unreadable('something only the browser has');
    default:
      return /^\$[0-9a-f]+$/.test(text)
        ? decode(JSON.parse(String(readPart(form, text.slice(1)))), form)
        : unreadable(text);
  }
};

const decode = (value: unknown, form: FormData): unknown => {
  if (typeof value === 'string') return decodeString(value, form);
  if (Array.isArray(value)) return value.map((child) => decode(child, form));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, decode(child, form)]));
};

/** The arguments in a call's body, as values. Never throws: an unreadable body is one argument that says so. */
export async function readArguments(body: Uint8Array, contentType: string): Promise<unknown[]> {
  try {
    const multipart = contentType.startsWith('multipart/form-data');
    const form = multipart ? await readForm(body, contentType) : new FormData();
    const root = multipart ? readPart(form, '0') : new TextDecoder().decode(body);
    const args = decode(JSON.parse(String(root)), form);
    return Array.isArray(args) ? args : [args];
  } catch {
    return [unreadable('a body that is not a list of arguments')];
  }
}
