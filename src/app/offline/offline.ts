/**
 * Working without a connection: the service worker is asked to keep the whole program, and a new version of it waits
 * until a person wants it.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { App } from "../app";

export interface OfflineState {
  /** A new version has been fetched and waits. */
  readonly hasUpdate: boolean;
}

export interface Offline {
  readonly store: StoreApi<OfflineState>;
  /** Begins to keep the program. Where the browser has no service workers, or forbids them here, nothing is promised. */
  readonly start: () => Promise<void>;
  /** Saves, and loads the page anew in its new version. Not while a network trains: then nothing happens. */
  readonly update: () => Promise<void>;
}

/** Nothing is kept before it is started; development servers have no service worker. */
export function createOffline(app: Pick<App, "run" | "keeper" | "session">): Offline {
  const store = createStore<OfflineState>()(() => ({ hasUpdate: false }));
  let waiting: ServiceWorker | undefined;

  async function begin(): Promise<void> {
    const { serviceWorker } = navigator;
    const registration = await serviceWorker.register(new URL("service-worker.js", document.baseURI));
    registration.addEventListener("updatefound", () => watch(registration.installing));
    if (registration.waiting && registration.active) offer(registration.waiting);
    const { active } = await serviceWorker.ready;
    if (!active || (await ask(active, "keep all")) !== "ready") return;
    app.session.getState().set({ isReadyOffline: true });
  }

  /** The first version that a browser gets is no update: it has nothing to wait for. */
  function watch(worker: ServiceWorker | null): void {
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && navigator.serviceWorker.controller) offer(worker);
    });
  }

  function offer(worker: ServiceWorker): void {
    waiting = worker;
    store.setState({ hasUpdate: true });
  }

  async function update(): Promise<void> {
    if (!waiting || app.run.getState().progress.state === "running") return;
    await app.keeper.flush();
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting.postMessage("take over");
  }

  return {
    store,
    start: () => (import.meta.env.PROD ? begin().catch(() => undefined) : Promise.resolve()),
    update,
  };
}

/** Its answer to a message. */
function ask(worker: ServiceWorker, message: string): Promise<unknown> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage(message, [port2]);
  });
}
