/** For tests only: a tab of a browser (browser-storage.ts) with a network, what it is trained to, and its keeper. */
import { startHistory } from "../../core/network/history";
import type { Network } from "../../core/network/network";
import { createNetworkStore, type NetworkStore } from "../network/network-store";
import { Checkpoints, untrained } from "../run/checkpoints";
import { type Database, openDatabase } from "../storage/database";
import { recallTrained } from "../storage/document";
import { firstNetwork, showWhatComes, whenChanged } from "../storage/first-network";
import { createKeeper } from "../storage/keeper";
import type { KeptDocument } from "../storage/kept";
import { markStands } from "../storage/opening-mark";
import { readWanted, recentDocuments } from "../storage/recent-work";
import type { FakeBrowser } from "./browser-storage";

export interface TabOptions {
  /** The document it had before a reload. */
  readonly document?: string;
  readonly hasLocks?: boolean;
  /** Opens the storage in another way than a browser does. */
  readonly open?: (closed: () => void) => Promise<Database>;
}

/** Opens it as the page does: what was there, or the first preset. */
export async function openTab(browser: FakeBrowser, name: string, options: TabOptions = {}) {
  const { hasLocks = true, open = (closed) => openDatabase({ closed }) } = options;
  const checkpoints = new Checkpoints();
  browser.gone.delete(name);
  const channel = browser.bus.open();
  const said: string[] = [];
  let kept: KeptDocument = { state: "kept", document: "", began: undefined, follows: false };
  let isClosed = false;
  let hasWritten = false;
  const databases: Database[] = [];
  const work = () => ({
    history: network.getState().history,
    trained: checkpoints.get(present()) ?? untrained,
    trainedOf: (value: Network) => checkpoints.get(value),
  });
  const keeper = createKeeper({
    tab: name,
    locks: hasLocks ? browser.locks.of(name) : undefined,
    channel,
    async open(closed) {
      const database = await open(closed);
      databases.push(database);
      return database;
    },
    work,
    report(now) {
      if (isClosed) return;
      // Of a document that it has gone over to by itself it has written nothing yet.
      hasWritten = (hasWritten && now.document === kept.document) || !now.follows;
      kept = now;
      network?.setState({ readOnly: now.follows });
    },
    say: (sentence) => said.push(sentence),
    show(read) {
      recallTrained(checkpoints, read);
      network.setState({ history: read.history });
    },
  });
  // The store comes after the keeper that it is read through.
  let network: NetworkStore = undefined as never;
  const first = await firstNetwork(keeper, options.document, checkpoints);
  network = createNetworkStore(first.history.present, (text) => said.push(text), first);
  network.setState({ readOnly: kept.follows });
  const present = (): Network => network.getState().history.present;
  network.subscribe((state, previous) => {
    if (!isClosed && state.history.present !== previous.history.present) keeper.schedule();
  });
  const stands = () => markStands(kept.document);
  stands();
  if (first.coming)
    void showWhatComes(first.coming, whenChanged(network), { keeper, network, checkpoints, stands });

  return {
    name,
    network,
    checkpoints,
    keeper: {
      ...keeper,
      recent: () => recentDocuments(keeper.reach, kept.document),
      read: (document: string) => readWanted(keeper.reach, document),
    },
    present,
    work,
    said,
    kept: () => kept,
    /** Whether it has been the one that writes what it shows. */
    wrote: () => hasWritten,
    /** It hears nothing any more, until the answer is called. */
    freeze() {
      const hear = channel.onmessage;
      const thaw = browser.locks.freeze(name);
      channel.onmessage = null;
      return () => {
        channel.onmessage = hear;
        thaw();
      };
    },
    /** An edit; refused where the tab follows. @returns whether it was made */
    edit(text: string): boolean {
      const before = present();
      network.getState().change(`say ${text}`, (value) => ({ ...value, about: text }));
      return present() !== before;
    },
    /** Goes over to a document of its own with this network. @returns whether it did */
    begin(value: Network): Promise<boolean> {
      return keeper.begin({}, () => {
        checkpoints.set(value, untrained);
        network.getState().show(startHistory(value));
      });
    },
    /** Goes over to another document. */
    goTo: (document: string) =>
      keeper.open(document, (read) => {
        recallTrained(checkpoints, read);
        network.getState().show(read.history);
      }),
    /** As a browser closes a tab, with a last word or killed without one. */
    close(withLastWord: boolean) {
      if (withLastWord) keeper.leave();
      isClosed = true;
      browser.gone.add(name);
      channel.close();
      browser.locks.close(name);
      for (const database of databases) database.close();
    },
  };
}

export type Tab = Awaited<ReturnType<typeof openTab>>;
