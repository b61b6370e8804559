/** Owns the texts that come with running checks, on a lesson's page and where a lesson is proven. */
export const checkPage = 'A page that a check drives';
export const doesNotCompile = (message: string): string => `Does not compile. ${message}`;
