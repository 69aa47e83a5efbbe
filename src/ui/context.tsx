/** How components reach the running program: one context, one hook a store. */
import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { App } from "../app/app";
import type { FilmState } from "../app/film/film-player";
import type { LabStoreState } from "../app/lab/lab-store";
import type { NetworkState } from "../app/network/network-store";
import type { RunState } from "../app/run/run-store";
import type { SessionState } from "../app/session/session-store";
import type { Network } from "../core/network/network";

const AppContext = createContext<App | undefined>(undefined);

/** Puts a running program above the components. */
export const AppProvider = AppContext.Provider;

/** @throws Error outside of the provider */
export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error("useApp: there is no AppProvider above");
  return app;
}

/** A value of the film's player, followed. */
export function useFilm<T>(select: (state: FilmState) => T): T {
  return useStore(useApp().film.store, select);
}

// Selectors must give primitives or values that stay the same object, or zustand renders for ever.

/** A value of the network's store, followed. */
export function useNetworkState<T>(select: (state: NetworkState) => T): T {
  return useStore(useApp().network, select);
}

/** A value of this person's session, followed. */
export function useSession<T>(select: (state: SessionState) => T): T {
  return useStore(useApp().session, select);
}

/** A value of the run, followed. */
export function useRun<T>(select: (state: RunState) => T): T {
  return useStore(useApp().run, select);
}

/** A value of the matrix lab, followed. */
export function useLab<T>(select: (state: LabStoreState) => T): T {
  return useStore(useApp().lab, select);
}

const selectPresent = (state: NetworkState) => state.history.present;

/** The network on the canvas. */
export function useNetwork(): Network {
  return useNetworkState(selectPresent);
}
