/**
 * One document, one writer. The browser's locks say which tab it is, where there are locks; the tabs of a document
 * tell each other what happened to it. What may really be written is decided in the database (document-store.ts): a tab
 * that has not heard that it lost is refused there.
 */

/** What the tabs of one browser tell each other. */
type Message =
  /** The document has another head. */
  | { readonly type: "written"; readonly document: string; readonly from: string }
  /** This tab writes it from now on. */
  | { readonly type: "taken"; readonly document: string; readonly from: string }
  /** A tab is about to take it: its writer has a moment to write what is waiting. */
  | { readonly type: "wanted"; readonly document: string; readonly from: string }
  /** Its writer has written all it has. */
  | { readonly type: "ready"; readonly document: string; readonly from: string };

/** What the lock of a document is called in the browser. */
export const lockOf = (document: string): string => `unfold ${document}`;

/** The browser's locks, as far as they are used. */
export type Locks = Pick<LockManager, "request">;

/** A BroadcastChannel, as far as it is used. */
export interface Channel {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => void) | null;
}

export interface OwnershipParts {
  readonly tab: string;
  /** undefined where the browser has none: then everybody who opens a document takes it. */
  readonly locks: Locks | undefined;
  readonly channel: Channel | undefined;
  /** Another tab wants to write: writes what is waiting. */
  readonly flush: () => Promise<void>;
  /** Another tab writes from now on. */
  readonly lost: () => void;
  /** The tab that wrote it has gone: this one holds the lock now. */
  readonly inherited: (document: string) => void;
  /** The writer has written. */
  readonly written: () => void;
}

/** A document that is asked for beside the tab's own, until the tab goes over to it or lets it be. */
export interface Reserved {
  /** Whether this tab may write it. */
  readonly isWriter: boolean;
  /** It is the tab's own from now on, and the one before is free; where another tab writes it, this one waits for its turn. */
  readonly take: () => void;
  readonly drop: () => void;
}

export interface Ownership {
  /** Asks for a document in place of the tab's own. @returns whether this tab may write it; where not, it waits for its turn */
  readonly claim: (document: string) => Promise<boolean>;
  readonly reserve: (document: string) => Promise<Reserved>;
  /** Waits for its turn at the document that it has lost. */
  readonly follow: () => void;
  /** Takes the document that this tab waits for, whoever has it. */
  readonly take: () => Promise<void>;
  /** Whether `whenFree` can tell. */
  readonly knowsWhatIsOpen: boolean;
  /** Does the work where no tab writes the document, and keeps others from it meanwhile. */
  readonly whenFree: (document: string, work: () => Promise<void>) => Promise<void>;
  /** Tells the others. */
  readonly tell: (type: "written" | "taken") => void;
}

/** Milliseconds that a writer has to write what is waiting before the document is taken from it. */
const WRITES_WITHIN = 700;

/** One for each tab. */
export function createOwnership(parts: OwnershipParts): Ownership {
  const { tab, locks, channel } = parts;
  let document: string | undefined;
  /** Ends what this tab holds or waits for. */
  let end: (() => void) | undefined;
  let isReady: (() => void) | undefined;

  const say = (type: Message["type"]) => document && channel?.postMessage({ type, document, from: tab });

  if (channel) {
    channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if (data.document !== document || data.from === tab) return;
      if (data.type === "written") parts.written();
      if (data.type === "taken") parts.lost();
      if (data.type === "ready") isReady?.();
      if (data.type === "wanted") void parts.flush().finally(() => say("ready"));
    };
  }

  /** @returns what lets the lock go; undefined where it is not held. Stolen, `lost` is told. */
  function hold(name: string, options: LockOptions): Promise<(() => void) | undefined> {
    return new Promise((resolve) => {
      let isHeld = false;
      const whileHeld = (lock: Lock | null) => {
        isHeld = lock !== null;
        if (!isHeld) return resolve(undefined);
        return new Promise<void>((release) => resolve(() => release()));
      };
      locks?.request(lockOf(name), options, whileHeld).catch(() => {
        if (isHeld && document === name) parts.lost();
        // Where locks are forbidden (sandboxed frames) everybody who opens a document takes it; who waits has given up.
        resolve(options.signal === undefined ? () => undefined : undefined);
      });
    });
  }

  /** Waits in the queue for the lock. */
  function wait(name: string): void {
    if (!locks) return;
    const waiting = new AbortController();
    end = () => waiting.abort();
    void hold(name, { signal: waiting.signal }).then((letGo) => {
      if (document !== name) return letGo?.();
      if (!letGo) return;
      end = letGo;
      parts.inherited(name);
    });
  }

  function release(): void {
    end?.();
    end = undefined;
    document = undefined;
  }

  async function reserve(wanted: string): Promise<Reserved> {
    const letGo = locks ? await hold(wanted, { ifAvailable: true }) : () => undefined;
    return {
      isWriter: letGo !== undefined,
      take() {
        release();
        document = wanted;
        if (letGo) end = letGo;
        else wait(wanted);
      },
      drop: () => letGo?.(),
    };
  }

  return {
    async claim(wanted) {
      release();
      document = wanted;
      const { isWriter, take } = await reserve(wanted);
      take();
      return isWriter;
    },
    reserve,
    follow: () => document && wait(document),
    async take() {
      const wanted = document;
      if (!wanted) return;
      await new Promise<void>((resolve) => {
        isReady = resolve;
        setTimeout(resolve, WRITES_WITHIN);
        say("wanted");
      });
      isReady = undefined;
      if (!locks) return;
      end?.();
      end = await hold(wanted, { steal: true });
    },
    knowsWhatIsOpen: locks !== undefined,
    async whenFree(free, work) {
      if (!locks) return work();
      await locks.request(lockOf(free), { ifAvailable: true }, (lock) => lock && work());
    },
    tell: (type) => void say(type),
  };
}
