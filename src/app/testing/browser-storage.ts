/** For tests only: a browser that tabs share, with an IndexedDB in memory, its locks, its channel and local storage. */
import * as fake from "fake-indexeddb";
import { vi } from "vitest";
import type { Channel, Locks } from "../storage/ownership";

/** The classes that the page finds as globals, IDBKeyRange and the like. */
const classes = Object.entries(fake).filter(([name]) => /^IDB/.test(name));

/** A browser with nothing in it, whose storage the page finds as globals until `vi.unstubAllGlobals()`. */
export function stubBrowser() {
  for (const [name, value] of classes) vi.stubGlobal(name, value);
  vi.stubGlobal("indexedDB", new fake.IDBFactory());
  const local = new Map<string, string>();
  /** Tabs that were killed: a timer of theirs leaves nothing behind. */
  const gone = new Set<string>();
  vi.stubGlobal("localStorage", memoryStorage(local, gone));
  return { locks: new FakeLocks(), bus: new Bus(), local, gone };
}

export type FakeBrowser = ReturnType<typeof stubBrowser>;

/** Lets everything that an IndexedDB in memory has under way come to its end. */
export async function settle(turns = 30): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** A Storage whose keys are its own properties, as a browser's are. */
function memoryStorage(entries: Map<string, string>, gone: ReadonlySet<string>): Storage {
  const isGone = (key: string) => [...gone].some((tab) => key.endsWith(`.${tab}`));
  const methods: Partial<Storage> = {
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void (isGone(key) || entries.set(key, value)),
    removeItem: (key) => void entries.delete(key),
  };
  return new Proxy(methods as Storage, {
    ownKeys: () => [...entries.keys()],
    getOwnPropertyDescriptor: (_, key) =>
      entries.has(String(key)) ? { enumerable: true, configurable: true } : undefined,
  });
}

interface Held {
  readonly owner: string;
  readonly steal: () => void;
}

interface Waiting {
  readonly owner: string;
  readonly grant: () => void;
}

type Callback = (lock: Lock | null) => unknown;

/** Web Locks as the specification has them, as far as the page uses them: exclusive, ifAvailable, steal, signal. */
class FakeLocks {
  readonly #held = new Map<string, Held>();
  readonly #queues = new Map<string, Waiting[]>();
  readonly #frozen = new Map<string, (() => void)[]>();

  /** The locks as one tab sees them. */
  of(owner: string): Locks {
    return {
      request: ((name: string, options: LockOptions, callback: Callback) =>
        this.#request(owner, name, options, callback)) as Locks["request"],
    };
  }

  /** The tab is not told of what it loses, until the answer is called. */
  freeze(owner: string): () => void {
    const untold: (() => void)[] = [];
    this.#frozen.set(owner, untold);
    return () => {
      this.#frozen.delete(owner);
      for (const tell of untold) tell();
    };
  }

  /** The tab is gone: what it held is free, what it waited for is not given to it. */
  close(owner: string): void {
    for (const [name, queue] of this.#queues) {
      this.#queues.set(
        name,
        queue.filter((waiting) => waiting.owner !== owner),
      );
    }
    for (const [name, held] of this.#held) if (held.owner === owner) this.#free(name, held);
  }

  #request(owner: string, name: string, options: LockOptions, callback: Callback): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const grant = () => {
        const lose = () => reject(new DOMException("stolen", "AbortError"));
        const held: Held = { owner, steal: () => this.#frozen.get(owner)?.push(lose) ?? lose() };
        this.#held.set(name, held);
        void Promise.resolve(callback({ name, mode: "exclusive" })).then((answer) => {
          this.#free(name, held);
          resolve(answer);
        });
      };
      if (options.steal) {
        this.#held.get(name)?.steal();
        this.#held.delete(name);
        grant();
      } else if (!this.#held.has(name)) grant();
      else if (options.ifAvailable) resolve(callback(null));
      else {
        const waiting = { owner, grant };
        this.#queues.set(name, [...(this.#queues.get(name) ?? []), waiting]);
        options.signal?.addEventListener("abort", () => {
          const queue = this.#queues.get(name) ?? [];
          this.#queues.set(
            name,
            queue.filter((other) => other !== waiting),
          );
          reject(new DOMException("aborted", "AbortError"));
        });
      }
    });
  }

  #free(name: string, held: Held): void {
    if (this.#held.get(name) !== held) return;
    this.#held.delete(name);
    const [next, ...others] = this.#queues.get(name) ?? [];
    this.#queues.set(name, others);
    next?.grant();
  }
}

/** The channel that tabs talk on. Each hears the others in a task of its own. */
class Bus {
  readonly #channels = new Set<Channel>();

  open(): Channel & { close(): void } {
    const channel: Channel & { close(): void } = {
      onmessage: null,
      postMessage: (message) => {
        for (const other of this.#channels) {
          if (other !== channel) {
            setImmediate(
              () => this.#channels.has(other) && other.onmessage?.({ data: message } as MessageEvent),
            );
          }
        }
      },
      close: () => void this.#channels.delete(channel),
    };
    this.#channels.add(channel);
    return channel;
  }
}
