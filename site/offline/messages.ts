/** Owns what a page says to its service worker. Only pages of the same origin can. */

/** Answered with the worker's build. */
export const WHICH_BUILD = 'which-build';
/** A worker that waits begins to answer, in all windows. */
export const TAKE_OVER = 'take-over';
/** Answered with whether everything that a lesson needs is kept. */
export const KEEP_WORKBENCH = 'keep-workbench';

/** Says something to a worker that answers. @returns What it answers. */
export const ask = (worker: ServiceWorker, message: string): Promise<unknown> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      port1.close();
      resolve(data);
    };
    worker.postMessage(message, [port2]);
  });
