/**
 * Owns sending a form as a browser without JavaScript does: what it refuses to send, and the request it makes of the
 * rest. The browser at hand does the parts that are its own: which controls count, whether they are valid, and how they
 * are encoded. (HTML Standard, "Form submission algorithm".)
 */
import { canonicalOrigin } from '../sandbox/sandbox.ts';
import { CheckFailure } from './outcome.ts';

export interface FormRequest {
  readonly method: 'GET' | 'POST';
  /** Path and query. */
  readonly path: string;
  readonly headers: readonly [string, string][];
  readonly body?: string;
}

export type Submitter = HTMLButtonElement | HTMLInputElement;

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
const isField = (element: Element): element is Field => /^(input|select|textarea)$/.test(element.localName);

/** What the submitter says, else what the form says: a button's `formaction` and the like come first. */
const attributeOf = (form: HTMLFormElement, submitter: Submitter, name: string): string =>
  submitter.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? '';

const REASONS: readonly (readonly [keyof ValidityState, (field: Field) => string])[] = [
  ['valueMissing', () => 'it is required and empty'],
  ['rangeUnderflow', (field) => `it is less than ${field.getAttribute('min')}`],
  ['rangeOverflow', (field) => `it is more than ${field.getAttribute('max')}`],
  ['stepMismatch', () => 'it is between two steps'],
  ['patternMismatch', (field) => `it is not like ${field.getAttribute('pattern')}`],
  ['tooShort', (field) => `it is shorter than ${field.getAttribute('minlength')} characters`],
  ['tooLong', (field) => `it is longer than ${field.getAttribute('maxlength')} characters`],
  ['typeMismatch', (field) => `it is no ${field.getAttribute('type')}`],
  ['badInput', () => 'it cannot be understood'],
];

/** Browsers look at `minlength` only where a person typed, and do not take a script's word for that. */
const isTooShort = (field: Field): boolean => {
  const least = Number(field.getAttribute('minlength') ?? 0);
  return 'minLength' in field && field.value !== '' && field.value.length < least;
};

const objectionTo = (field: Field, wasFilled: boolean): string | null => {
  if (!field.willValidate) return null;
  const broken = REASONS.find(([name]) => field.validity[name]);
  if (broken) return broken[1](field);
  if (wasFilled && isTooShort(field))
    return `it is shorter than ${field.getAttribute('minlength')} characters`;
  return field.validity.valid ? null : 'it is not valid';
};

/**
 * @param filled Fields that the check typed into.
 * @throws {CheckFailure} naming the first field because of which a browser would not send the form.
 */
export function refuseInvalid(
  form: HTMLFormElement,
  submitter: Submitter,
  filled: ReadonlySet<Element>,
): void {
  if (form.noValidate || submitter.formNoValidate) return;
  for (const field of [...form.elements].filter(isField)) {
    const objection = objectionTo(field, filled.has(field));
    if (objection === null) continue;
    const name = field.labels?.[0]?.textContent.trim() || field.name;
    throw new CheckFailure(
      `The browser did not send the form: ${objection}, says the field “${name}”.`,
      'a form that a browser sends',
    );
  }
}

const asText = (value: FormDataEntryValue): string => (typeof value === 'string' ? value : value.name);

const encode = async (data: FormData, encoding: string): Promise<{ type: string; body: string }> => {
  if (encoding.toLowerCase() === 'multipart/form-data') {
    // The browser's own encoder, which makes up a boundary as well.
    const encoded = new Response(data);
    return { type: encoded.headers.get('content-type') ?? '', body: await encoded.text() };
  }
  const pairs = [...data].map(([name, value]): [string, string] => [name, asText(value)]);
  return { type: 'application/x-www-form-urlencoded', body: new URLSearchParams(pairs).toString() };
};

/**
 * The request that a browser sends when this button is pressed.
 * @param from Path and query of the page that the form stands in.
 * @throws {CheckFailure} if the form would be sent to another site.
 */
export async function requestOf(
  form: HTMLFormElement,
  submitter: Submitter,
  from: string,
): Promise<FormRequest> {
  const here = new URL(from, canonicalOrigin);
  const target = new URL(attributeOf(form, submitter, 'action') || here.href, here);
  // React writes such an address where it was given a function that the server does not know.
  if (target.protocol === 'javascript:')
    throw new CheckFailure(
      'The form’s action is a function that exists only where JavaScript runs.',
      'a form that a browser can send',
    );
  if (target.origin !== here.origin)
    throw new CheckFailure(
      `The form is sent to ${target.origin}, which is not the app.`,
      'a form of the app',
    );
  const data = new FormData(form, submitter);
  if (attributeOf(form, submitter, 'method').toUpperCase() !== 'POST') {
    const pairs = [...data].map(([name, value]): [string, string] => [name, asText(value)]);
    target.search = new URLSearchParams(pairs).toString();
    return { method: 'GET', path: target.pathname + target.search, headers: [['referer', here.href]] };
  }
  const { type, body } = await encode(data, attributeOf(form, submitter, 'enctype'));
  return {
    method: 'POST',
    path: target.pathname + target.search,
    headers: [
      ['content-type', type],
      ['origin', here.origin],
      ['referer', here.href],
    ],
    body,
  };
}
