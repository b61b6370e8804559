/**
 * Owns making a function's body of the module that a `checks.ts` compiles to. A worker of an opaque origin can import
 * nothing, so its one import becomes a variable. Pure.
 */

export type ModuleBody =
  | { readonly kind: 'body'; readonly body: string }
  /** `line`: in the compiled text. */
  | { readonly kind: 'refused'; readonly message: string };

/** Names that the body finds. */
export const [API, OWN] = ['__lab', '__own'];

/** Bounded, and with one way to match, since the text may be anybody's: no text takes long. A real import is far shorter. */
const IMPORT = /^import(?![\w$])([\w$*{}\s,]{0,2000})(['"])([^'"\n]+)\2;?[^\S\n]*$/gm;
const FROM = /[\s}]from\s*$/;
const ONLY = '@lab/checks';

/** `{ a, b as c }` as a pattern; null if it is something else. */
const pattern = (clause: string): string | null => {
  const all = /^\*\s+as\s+([\w$]+)$/.exec(clause);
  if (all?.[1]) return all[1];
  const named = /^\{([^{}]*)\}$/.exec(clause)?.[1];
  return named === undefined ? null : `{${named.replace(/([\w$]+)\s+as\s+([\w$]+)/g, '$1: $2')}}`;
};

/** @param module JavaScript as the TypeScript compiler writes it: each import at the beginning of a line. */
export function moduleBody(module: string): ModuleBody {
  let message: string | null = null;
  const refuse = (why: string): string => {
    message ??= why;
    return '';
  };
  const body = module
    .replace(IMPORT, (_, given: string, _quote: string, from: string) => {
      const clause = given.trim();
      if (from !== ONLY)
        return refuse(`checks.ts can import only ${ONLY}, not ${JSON.stringify(from.slice(0, 60))}.`);
      if (clause === '') return '';
      const names = FROM.test(clause) ? pattern(clause.slice(0, -'from'.length).trim()) : null;
      return names === null
        ? refuse(`${ONLY} has no default export; import { check, checks, expect }.`)
        : `const ${names} = ${API};`;
    })
    .replace(/^export\s+default\s+/gm, `${OWN}.default = `)
    .replace(/^export\s*\{\s*\};?[^\S\n]*$/gm, '')
    .replace(/^export\s+(?=(const|let|var|function|async|class)\b)/gm, '');
  if (message === null && /^(import|export)\b/m.test(body))
    refuse('checks.ts exports one thing: export default checks(…).');
  return message === null ? { kind: 'body', body } : { kind: 'refused', message };
}
