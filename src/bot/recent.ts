/** A map that forgets what was put in longest ago, so that memory stays flat however long the bot runs. */
export type Recent<Value> = {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  /** True the first time a key is seen, false after that. */
  first(key: string, value: Value): boolean;
  readonly size: number;
};

/** Keeps the newest `most` entries. */
export function createRecent<Value>(most: number): Recent<Value> {
  const entries = new Map<string, Value>();
  const set = (key: string, value: Value): void => {
    entries.delete(key);
    entries.set(key, value);
    if (entries.size > most) entries.delete(entries.keys().next().value!);
  };
  return {
    get: (key) => entries.get(key),
    set,
    first(key, value) {
      if (entries.has(key)) return false;
      set(key, value);
      return true;
    },
    get size() {
      return entries.size;
    },
  };
}
