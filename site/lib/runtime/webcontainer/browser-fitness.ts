/** Owns deciding what a browser is good for, from the signs it gives. Pure; see browser-signs.ts for the signs. */

/** What a browser says about itself where it runs. */
export interface EngineSigns {
  readonly userAgent: string;
  readonly maxTouchPoints: number;
}

export interface BrowserSigns extends EngineSigns {
  readonly crossOriginIsolated: boolean;
  readonly hasCacheStorage: boolean;
  /** Bytes that the site may still store, as the browser estimates it; null if it does not say. */
  readonly freeBytes: number | null;
  /** Gigabytes, rounded and capped at 8 by the browser; null if it does not say. */
  readonly deviceMemory: number | null;
  readonly hasCoarsePointer: boolean;
  /** The shorter side of the screen in CSS pixels. */
  readonly screenSide: number;
  readonly savesData: boolean;
  readonly isOtherTabRunning: boolean;
}

export interface Engine {
  readonly name: 'chromium' | 'firefox' | 'safari' | 'other';
  /** `beta`: the host supports it with reservations. `unfit`: no container runs there. */
  readonly fitness: 'fine' | 'beta' | 'unfit';
}

export interface Preflight {
  readonly engine: Engine;
  readonly isIsolated: boolean;
  /** Whether the snapshot can be kept for the next visit. */
  readonly storage: { readonly isUsable: boolean; readonly freeBytes: number | null };
  /** Little memory, or a telephone: better not without asking. */
  readonly isSmallDevice: boolean;
  /** The learner asked the browser to save data: better not without asking. */
  readonly savesData: boolean;
  /** Another tab of this site already runs a container; two may be too much for the machine. */
  readonly isOtherTabRunning: boolean;
}

const SAFARI_SINCE = [16, 4] as const;
const SMALL_MEMORY = 2;
const SMALL_SCREEN = 600;

/** Says which engine it is. All browsers of iOS are Safari inside, and an iPad says that it is a Mac. */
export function engineOf({ userAgent, maxTouchPoints }: EngineSigns): Engine {
  const isIos = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
  if (isIos) return { name: 'safari', fitness: 'unfit' };
  const onDesktop = /Android|Mobile/.test(userAgent) ? 'unfit' : undefined;
  if (/Chrome\/\d/.test(userAgent)) return { name: 'chromium', fitness: onDesktop ?? 'fine' };
  if (/Firefox\/\d/.test(userAgent)) return { name: 'firefox', fitness: onDesktop ?? 'beta' };
  const safari = /Version\/(\d+)\.(\d+).* Safari\//.exec(userAgent);
  if (!safari) return { name: 'other', fitness: 'unfit' };
  const [major, minor] = [Number(safari[1]), Number(safari[2])];
  const isNew = major > SAFARI_SINCE[0] || (major === SAFARI_SINCE[0] && minor >= SAFARI_SINCE[1]);
  return { name: 'safari', fitness: onDesktop ?? (isNew ? 'beta' : 'unfit') };
}

/** What the signs mean for a container. */
export function judgeBrowser(signs: BrowserSigns): Preflight {
  const hasLittleMemory = signs.deviceMemory !== null && signs.deviceMemory <= SMALL_MEMORY;
  return {
    engine: engineOf(signs),
    isIsolated: signs.crossOriginIsolated,
    storage: { isUsable: signs.hasCacheStorage, freeBytes: signs.freeBytes },
    isSmallDevice: hasLittleMemory || (signs.hasCoarsePointer && signs.screenSide < SMALL_SCREEN),
    savesData: signs.savesData,
    isOtherTabRunning: signs.isOtherTabRunning,
  };
}
