/** What there is one of for each page, made when it is first asked for by a part that comes late. */

/** @returns always the same of the same key */
export function oneForEach<Key extends object, Value>(create: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    let made = known.get(key);
    if (!made) {
      made = { value: create(key) };
      known.set(key, made);
    }
    return made.value;
  };
}
