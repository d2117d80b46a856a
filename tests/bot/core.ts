import type { Core } from '../../src/bot/core.ts';

/** A newsroom in which only the given methods work; any other says which one was called. */
export function coreWith(methods: Partial<Core>): Core {
  return new Proxy(methods, {
    get: (target, name) => Reflect.get(target, name) ?? missing(String(name)),
  }) as Core;
}

function missing(name: string) {
  return () => {
    throw new Error(`The test calls core.${name}, which it did not give.`);
  };
}
