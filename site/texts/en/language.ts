/** Owns how English counts and writes numbers, lists and times. */
import { languageOf } from '../language.ts';

export const { locale, counted, form, number, megabytes, list, listed, clock, day, date } =
  /* @__PURE__ */ languageOf('en');
