/** For tests only: a browser's IndexedDB in memory, a new and empty one for each test. */
import * as fake from "fake-indexeddb";
import { vi } from "vitest";

/** The classes that the page finds as globals, IDBKeyRange and the like. */
const classes = Object.entries(fake).filter(([name]) => /^IDB/.test(name) && name !== "IDBFactory");

/** Until `vi.unstubAllGlobals()`. @returns the factory, with which other tabs of the same browser are opened */
export function stubIndexedDB(): IDBFactory {
  for (const [name, value] of classes) vi.stubGlobal(name, value);
  const factory = new fake.IDBFactory();
  vi.stubGlobal("indexedDB", factory);
  return factory;
}

/** Lets everything that an IndexedDB in memory has under way come to its end. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await new Promise((resolve) => setImmediate(resolve));
}
