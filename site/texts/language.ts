/**
 * Owns putting numbers, sizes, lists and times into a language. The rules are the browser's own (Intl); a catalogue says
 * for which language. Pure.
 */

/** The words for a number of things: those that the language needs, and the ones for all other numbers. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

export interface Language {
  /** Also the page's `lang`. */
  readonly locale: string;
  /** "1 row", "3 rows": the number and the form that goes with it. */
  counted(number: number, forms: Forms): string;
  /** The form alone. */
  form(number: number, forms: Forms): string;
  number(value: number): string;
  /** With one digit after the point, and without the unit: "14.2". */
  megabytes(bytes: number): string;
  /** "a, b, and c". */
  list(items: readonly string[]): string;
  /** "a, b, c". */
  listed(items: readonly string[]): string;
  /** The time of day, in hours and minutes. */
  clock(time: Date): string;
  /** Day and month. */
  day(time: Date): string;
  /** Day, month and year. */
  date(time: Date): string;
}

export function languageOf(locale: string): Language {
  const form = (number: number, forms: Forms): string =>
    forms[new Intl.PluralRules(locale).select(number)] ?? forms.other;
  const number = (value: number): string => value.toLocaleString(locale);
  return {
    locale,
    form,
    number,
    counted: (value, forms) => `${number(value)} ${form(value, forms)}`,
    megabytes: (bytes) =>
      (bytes / 1e6).toLocaleString(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    list: (items) => new Intl.ListFormat(locale).format(items),
    listed: (items) => new Intl.ListFormat(locale, { type: 'unit' }).format(items),
    clock: (time) => time.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' }),
    day: (time) => time.toLocaleDateString(locale, { day: 'numeric', month: 'short' }),
    date: (time) => time.toLocaleDateString(locale, { day: 'numeric', month: 'short', year: 'numeric' }),
  };
}
