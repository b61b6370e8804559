/** Owns asking the browser what it is and what it has. What that means is for browser-fitness.ts to say. */
import type { BrowserSigns, EngineSigns } from './browser-fitness.ts';
import { isHeldByOtherTab } from './page-claim.ts';

declare global {
  /** What only Chromium tells. */
  interface Navigator {
    readonly deviceMemory?: number;
    readonly connection?: { readonly saveData?: boolean };
  }
}

export const senseEngine = (): EngineSigns => ({
  userAgent: navigator.userAgent,
  maxTouchPoints: navigator.maxTouchPoints,
});

/** Never rejects: what a browser refuses to tell, it does not have. */
export async function senseBrowser(): Promise<BrowserSigns> {
  const [hasCacheStorage, freeBytes, isOtherTabRunning] = await Promise.all([
    hasCaches().catch(() => false),
    estimateFreeBytes().catch(() => null),
    isHeldByOtherTab().catch(() => false),
  ]);
  return {
    ...senseEngine(),
    crossOriginIsolated: globalThis.crossOriginIsolated,
    hasCacheStorage,
    freeBytes,
    deviceMemory: navigator.deviceMemory ?? null,
    hasCoarsePointer: matchMedia('(pointer: coarse)').matches,
    screenSide: Math.min(screen.width, screen.height),
    savesData: navigator.connection?.saveData ?? false,
    isOtherTabRunning,
  };
}

async function hasCaches(): Promise<boolean> {
  // Asking for any one fails where storage is switched off.
  await caches.has('');
  return true;
}

async function estimateFreeBytes(): Promise<number | null> {
  const { quota, usage = 0 } = await navigator.storage.estimate();
  return quota === undefined ? null : quota - usage;
}
