/** Cases for contexts that are kept: bind, snapshot and AsyncResource. */
import {
  AsyncLocalStorage,
  AsyncResource,
  createHook,
  executionAsyncId,
  executionAsyncResource,
  triggerAsyncId,
} from 'node:async_hooks';
import { EventEmitterAsyncResource } from 'node:events';
import { type Cases, seen, sleep, storage, thrownBy } from '../case.ts';

export const boundCases: Cases = {
  'bind keeps the context of binding': () => {
    const s = storage();
    const read = s.run('a', () => AsyncLocalStorage.bind(() => s.getStore()));
    return s.run('b', () => [read(), s.getStore()]);
  },
  'bind keeps having no context': () => {
    const s = storage();
    const read = AsyncLocalStorage.bind(() => seen(s.getStore()));
    return s.run('b', () => [read(), s.getStore()]);
  },
  'bind passes this, arguments and result': () => {
    const bound = AsyncLocalStorage.bind(function (this: unknown, ...args: unknown[]) {
      return { self: this, args };
    });
    return bound.call({ me: true }, 1, 2);
  },
  'a bound function has the length of the original': () =>
    AsyncLocalStorage.bind((a: number, b: number) => a + b).length,
  'bind refuses what is not a function': () =>
    [1, null, {}].map((value) => thrownBy(() => Reflect.apply(AsyncLocalStorage.bind, undefined, [value]))),
  'snapshot runs anything in the context it was taken in': () => {
    const [s, t] = [storage(), storage()];
    const inside = s.run('a', () => t.run('b', () => AsyncLocalStorage.snapshot()));
    return s.run('c', () => [inside(() => [s.getStore(), t.getStore()]), s.getStore()]);
  },
  'a snapshot of no context clears': () => {
    const s = storage();
    const outside = AsyncLocalStorage.snapshot();
    return s.run('a', () => [outside(() => seen(s.getStore())), s.getStore()]);
  },
  'a snapshot carries through awaits': async () => {
    const s = storage();
    const inside = s.run('a', () => AsyncLocalStorage.snapshot());
    await sleep();
    return inside(async () => {
      await sleep();
      return s.getStore();
    });
  },
  'an exception passes through a snapshot and the context is back': () => {
    const s = storage();
    const inside = s.run('a', () => AsyncLocalStorage.snapshot());
    return s.run('b', () => [
      thrownBy(() =>
        inside(() => {
          throw new RangeError('no');
        }),
      ),
      s.getStore(),
    ]);
  },
  'enterWith in a bound function ends with it': () => {
    const s = storage();
    const enter = AsyncLocalStorage.bind(() => s.enterWith('x'));
    return s.run('a', () => {
      enter();
      return s.getStore();
    });
  },
  'a resource runs in the context of its creation': () => {
    const s = storage();
    const resource = s.run('a', () => new AsyncResource('Pool'));
    return s.run('b', () => [resource.runInAsyncScope(() => s.getStore()), s.getStore()]);
  },
  'runInAsyncScope passes this, arguments and result': () =>
    new AsyncResource('Pool').runInAsyncScope(
      function (this: unknown, ...args: unknown[]) {
        return { self: this, args };
      },
      { me: true },
      1,
      2,
    ),
  'an exception passes through runInAsyncScope': () => {
    const s = storage();
    const resource = s.run('a', () => new AsyncResource('Pool'));
    return s.run('b', () => [
      thrownBy(() =>
        resource.runInAsyncScope(() => {
          throw new RangeError('no');
        }),
      ),
      s.getStore(),
    ]);
  },
  'a resource binds functions': () => {
    const s = storage();
    const resource = s.run('a', () => new AsyncResource('Pool'));
    const bound = resource.bind(function (this: unknown, x: number) {
      return [this, x, s.getStore()];
    });
    const self = function (this: unknown) {
      return this;
    };
    // The types of Node know only one argument.
    const fixed = Reflect.apply(resource.bind, resource, [self, { fixed: true }]);
    return [bound.call({ me: true }, 3), bound.length, fixed.call({ me: true }), fixed.length];
  },
  'AsyncResource.bind passes this and length on': () => {
    const s = storage();
    const bound = s.run('a', () =>
      AsyncResource.bind(function (this: unknown, x: number) {
        return [this, x, s.getStore()];
      }),
    );
    return [bound.call({ me: true }, 3), bound.length];
  },
  'a resource refuses wrong arguments as Node does': () => [
    thrownBy(() => Reflect.construct(AsyncResource, [])),
    thrownBy(() => Reflect.construct(AsyncResource, [1])),
    thrownBy(() => Reflect.construct(AsyncResource, ['x', { triggerAsyncId: -2 }])),
    thrownBy(() => Reflect.construct(AsyncResource, ['x', { triggerAsyncId: 'a' }])),
    thrownBy(() => Reflect.construct(AsyncResource, ['x', null])),
    thrownBy(() => Reflect.construct(AsyncResource, ['x', { triggerAsyncId: 1 }]) !== null),
    thrownBy(() => Reflect.apply(AsyncResource.prototype.bind, new AsyncResource('x'), [1])),
    thrownBy(() => Reflect.apply(AsyncResource.bind, AsyncResource, [null])),
  ],
  'ids are numbers of their own, triggers are kept': () => {
    const [a, b] = [new AsyncResource('A'), new AsyncResource('B', { triggerAsyncId: 42 })];
    return [
      Number.isSafeInteger(a.asyncId()),
      a.asyncId() !== b.asyncId(),
      b.triggerAsyncId(),
      new AsyncResource('C', 7).triggerAsyncId(),
      a.emitDestroy() === a,
    ];
  },
  'inside a resource the ids and the resource are its own': () => {
    const resource = new AsyncResource('A', { triggerAsyncId: 42 });
    return resource.runInAsyncScope(() => [
      executionAsyncId() === resource.asyncId(),
      triggerAsyncId(),
      executionAsyncResource() === resource,
      new AsyncResource('B').triggerAsyncId() === resource.asyncId(),
    ]);
  },
  'ids outside are numbers and the resource is an object': () => [
    typeof executionAsyncId(),
    typeof triggerAsyncId(),
    typeof executionAsyncResource(),
  ],
  'a subclass of AsyncResource works': () => {
    const s = storage();
    class Query extends AsyncResource {
      constructor() {
        super('Query');
      }
      done(callback: () => unknown) {
        return this.runInAsyncScope(callback);
      }
    }
    const query = s.run('a', () => new Query());
    return query.done(() => s.getStore());
  },
  'hooks can be made, switched and refuse what is no function': () => {
    const hook = createHook({ init() {} });
    return [
      hook.enable() === hook,
      hook.disable() === hook,
      thrownBy(() => Reflect.apply(createHook, undefined, [{ init: 1 }])),
    ];
  },
  'EventEmitterAsyncResource calls listeners in its own context': () => {
    const s = storage();
    const emitter = s.run('a', () => new EventEmitterAsyncResource({ name: 'E' }));
    const log: unknown[] = [];
    emitter.on('x', (value) => log.push([value, s.getStore()]));
    s.run('b', () => emitter.emit('x', 1));
    return [
      log,
      emitter.asyncResource.eventEmitter === emitter,
      typeof emitter.asyncId,
      thrownBy(() => Reflect.construct(EventEmitterAsyncResource, [])),
    ];
  },
};
