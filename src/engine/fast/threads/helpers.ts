/** Starts and ends the threads that help the one an engine runs in: workers in a browser, threads of Node elsewhere. */
import * as codes from "../kernels/codes";

/** What a helper needs to make its own instance of the kernels. */
interface HelperStart {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** Where its tile lies. */
  readonly scratch: number;
}

/** A thread, whoever starts it. */
interface HelperThread {
  post(start: HelperStart): void;
  /** Kept when it says that it is ready; broken when it cannot be. */
  readonly ready: Promise<void>;
  /** Called when it is ready: from then on it keeps nobody from ending. */
  settle(): void;
  end(): void;
}

/** What is used of Node, which TypeScript does not know here. */
interface NodeWorker {
  once(event: "message" | "error", listener: (value: unknown) => void): void;
  postMessage(message: unknown): void;
  unref(): void;
  terminate(): Promise<number>;
}
interface NodeBuiltins {
  getBuiltinModule(name: "node:worker_threads"): { readonly Worker: new (url: URL) => NodeWorker };
  getBuiltinModule(name: "node:os"): { availableParallelism(): number };
}
const node = (globalThis as { readonly process?: Partial<NodeBuiltins> }).process?.getBuiltinModule;

/** Longer than any thread takes to start. */
const PATIENCE = 10_000;

/** False where memory cannot be shared: outside of Node, in a page that is not isolated from others. */
export function canShareMemory(): boolean {
  const isIsolated = (globalThis as { readonly crossOriginIsolated?: boolean }).crossOriginIsolated;
  return typeof SharedArrayBuffer !== "undefined" && (isIsolated ?? node !== undefined);
}

/** Threads that this machine runs at once. */
export function coreCount(): number {
  if (node) return node("node:os").availableParallelism();
  return globalThis.navigator?.hardwareConcurrency ?? 1;
}

export class Helpers {
  private constructor(
    private readonly threads: readonly HelperThread[],
    private readonly memory: WebAssembly.Memory,
  ) {}

  /** undefined where they do not start, whatever the reason: a policy, a lack of memory. */
  static async start(
    count: number,
    module: WebAssembly.Module,
    memory: WebAssembly.Memory,
  ): Promise<Helpers | undefined> {
    const threads: HelperThread[] = [];
    try {
      for (let index = 1; index <= count; index++) {
        const thread = node ? nodeThread() : browserThread();
        threads.push(thread);
        thread.post({ module, memory, scratch: codes.SCRATCH + index * codes.SCRATCH_BYTES });
      }
      await within(PATIENCE, Promise.all(threads.map(({ ready }) => ready)));
      for (const thread of threads) thread.settle();
      return new Helpers(threads, memory);
    } catch {
      for (const thread of threads) thread.end();
      return undefined;
    }
  }

  /** They leave, and are gone soon after; nobody is at work when this is called. */
  end(): void {
    const words = new Int32Array(this.memory.buffer);
    Atomics.store(words, codes.JOB_COUNTER / 4, codes.LEAVE);
    Atomics.notify(words, codes.JOB_COUNTER / 4);
    for (const thread of this.threads) thread.end();
  }
}

function browserThread(): HelperThread {
  const worker = new Worker(new URL("./helper.js", import.meta.url), {
    type: "module",
    name: "unfold-helper",
  });
  const ready = new Promise<void>((resolve, reject) => {
    worker.addEventListener("message", () => resolve(), { once: true });
    worker.addEventListener("error", () => reject(new Error("A helper thread did not start.")), {
      once: true,
    });
  });
  return {
    post: (start) => worker.postMessage(start),
    ready,
    settle: () => undefined,
    end: () => worker.terminate(),
  };
}

function nodeThread(): HelperThread {
  if (!node) throw new Error("internal: this is not Node");
  const { Worker: Thread } = node("node:worker_threads");
  // By a name that the page's bundler does not follow: there it would be a second copy.
  const file = "helper.js";
  const worker = new Thread(new URL(file, import.meta.url));
  const ready = new Promise<void>((resolve, reject) => {
    worker.once("message", () => resolve());
    worker.once("error", reject);
  });
  return {
    post: (start) => worker.postMessage(start),
    ready,
    settle: () => worker.unref(),
    end: () => void worker.terminate(),
  };
}

/** The promise, broken where it takes longer. */
function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("The helper threads did not start.")), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
