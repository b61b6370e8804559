// Owns what travels between a form and its action: the fields going in, the answer coming back.

/** What a form action answers; null before the first try. */
export type FormState<Field extends string = never> =
  | { ok: true; message: string }
  | {
      ok: false;
      message: string;
      /** What is wrong, by field. */
      errors?: Partial<Record<Field, string[]>>;
      /** What was typed, so that a form emptied by its submission can be filled again. */
      values?: Partial<Record<Field, string>>;
    }
  | null;

/**
 * A form's fields as untrusted data for a schema. A field that was sent twice becomes an array and a file
 * stays a file, so a schema that asks for a string refuses both; anything that is not a FormData has no
 * fields at all.
 */
export function fieldsOf(formData: unknown): Record<string, unknown> {
  if (!(formData instanceof FormData)) return {};
  const fields = new Map<string, unknown>();
  for (const name of formData.keys()) {
    const all = formData.getAll(name);
    fields.set(name, all.length === 1 ? all[0] : all);
  }
  return Object.fromEntries(fields);
}

/** A field as it was typed, to be shown again. */
export function typed(fields: Record<string, unknown>, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}
