/** Owns that the site may lie under a path of its host. */

const base = import.meta.env.BASE_URL.replace(/\/$/, '');

/** @param path In the site, from its root: "/course/". @returns It as an address on this host. */
export const siteHref = (path: string): string => `${base}${path}`;
