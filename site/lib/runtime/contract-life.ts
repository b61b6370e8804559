/** Owns what every runtime promises about its own beginning and end. */
import { type ContractItem, collect, rejection } from './contract-tools.ts';

export const lifeContract: readonly ContractItem[] = [
  {
    name: 'dispose ends processes and calls, tells no loss, and may be called twice',
    async run(boot, assert) {
      const runtime = await boot();
      let lost = 0;
      runtime.onLost(() => (lost += 1));
      await runtime.write('a.txt', 'a');
      const process = await runtime.spawn('node', ['-e', 'setInterval(() => {}, 1000)']);
      const output = collect(process.output);
      await Promise.all([runtime.dispose(), runtime.dispose()]);
      await runtime.dispose();
      assert((await process.exit) !== 0, 'the process was ended');
      assert((await output) === '', 'its output has ended');
      for (const call of [
        () => runtime.read('a.txt'),
        () => runtime.write('a.txt', 'b'),
        () => runtime.mount({}),
        () => runtime.remove('a.txt'),
        () => runtime.list('.'),
        () => runtime.spawn('node', ['-v']),
      ]) {
        assert((await rejection(call())) instanceof Error, `${call} rejects`);
      }
      assert(lost === 0, 'the own end is no loss');
    },
  },
  {
    name: 'boots again after dispose, empty',
    async run(boot, assert) {
      const first = await boot();
      await first.write('left.txt', 'x');
      await first.dispose();
      const second = await boot();
      assert((await second.list('.')).length === 0, 'nothing of the first is there');
      await second.dispose();
    },
  },
  {
    name: 'two runtimes do not see each other',
    needsSeveral: true,
    async run(boot, assert) {
      const [one, two] = await Promise.all([boot(), boot()]);
      await one.write('mine.txt', 'one');
      await two.write('mine.txt', 'two');
      assert((await one.read('mine.txt')) === 'one', 'each has its own files');
      await one.dispose();
      assert((await two.read('mine.txt')) === 'two', 'one lives on when the other has ended');
      await two.dispose();
    },
  },
];
