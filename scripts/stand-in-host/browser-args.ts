/** Owns the flags under which Chromium treats the host's and the previews' cookies as strict browsers do. */

/** Third-party cookies are blocked, as a real preview meets them in many browsers. */
export const hostileBrowserArgs = ['--test-third-party-cookie-phaseout'];
