/** Owns what the figures should stay under, on two cores with nothing else to do. */

/** Milliseconds or bytes by figure, as the figure is measured. */
export const aims: Readonly<Record<string, number>> = {
  'visit.first.preview': 6000,
  'visit.ready.preview': 3000,
  'visit.editToPreview': 500,
  'sandbox.edit': 300,
  'sandbox.reset': 50,
  'sandbox.idleMemory': 600e6,
  'checks.own-the-row': 2000,
};
