/** Cases for rejections that nobody handles. */
import { type Cases, seen, sleep, storage } from '../case.ts';

export const rejectionCases: Cases = {
  'an unhandled rejection is reported once, with the same reason and promise': async () => {
    const s = storage();
    const reports: unknown[] = [];
    const reason = new Error('lost');
    let promise: unknown;
    const listener = (why: unknown, which: unknown) => reports.push([why === reason, which === promise]);
    process.on('unhandledRejection', listener);
    s.run('a', () => {
      promise = Promise.resolve().then(() => {
        throw reason;
      });
    });
    await sleep(5);
    process.off('unhandledRejection', listener);
    return reports;
  },
  'an unhandled rejection is reported in the context of the rejection': async () => {
    const s = storage();
    const reports: unknown[] = [];
    const listener = () => reports.push(seen(s.getStore()));
    process.on('unhandledRejection', listener);
    s.run('then', () => {
      Promise.resolve().then(() => {
        throw new Error('lost');
      });
    });
    s.run('async', async () => {
      await sleep();
      throw new Error('lost');
    });
    s.run('reject', () => {
      Promise.reject(new Error('lost'));
    });
    await sleep(5);
    process.off('unhandledRejection', listener);
    return reports.sort();
  },
  'a handled rejection is not reported': async () => {
    const reports: unknown[] = [];
    const listener = (reason: unknown) => reports.push(String(reason));
    process.on('unhandledRejection', listener);
    storage().run('a', () => {
      Promise.reject(new Error('kept')).catch(() => {});
    });
    await sleep(5);
    process.off('unhandledRejection', listener);
    return reports;
  },
};
