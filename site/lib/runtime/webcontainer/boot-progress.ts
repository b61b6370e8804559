/** Owns one story out of two things that happen at once: the host boots while the snapshot downloads. */
import type { BootProgress } from '../runtime.ts';

export interface BootStory {
  reached(): void;
  bytes(done: number, total: number): void;
  downloaded(): void;
  unpacking(): void;
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

/** Tells of a download by whole percents, since each telling may draw. */
export function createBootStory(onProgress: (progress: BootProgress) => void): BootStory {
  let percent = -1;
  let isUnpacking = false;
  onProgress({ stage: 'connecting', label: 'Connecting to the WebContainer host' });
  return {
    reached() {
      if (percent === -1 && !isUnpacking) {
        onProgress({ stage: 'booting', label: 'Booting the WebContainer' });
      }
    },
    bytes(done, total) {
      const now = Math.floor((done / total) * 100);
      if (now === percent) return;
      percent = now;
      onProgress({
        stage: 'downloading',
        label: `Downloading Next.js and the app's packages, once (${megabytes(done)} of ${megabytes(total)} MB)`,
        fraction: done / total,
        bytes: { done, total },
      });
    },
    downloaded() {
      if (percent !== -1) onProgress({ stage: 'booting', label: 'Booting the WebContainer' });
    },
    unpacking() {
      isUnpacking = true;
      onProgress({ stage: 'unpacking', label: "Unpacking the app's packages" });
    },
  };
}
