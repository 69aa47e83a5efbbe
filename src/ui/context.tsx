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

export const AppProvider = AppContext.Provider;

/** @throws Error outside of the provider */
export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error("useApp: there is no AppProvider above");
  return app;
}

export function useFilm<T>(select: (state: FilmState) => T): T {
  return useStore(useApp().film.store, select);
}

// Selectors must give primitives or values that stay the same object, or zustand renders for ever.

export function useNetworkState<T>(select: (state: NetworkState) => T): T {
  return useStore(useApp().network, select);
}

export function useSession<T>(select: (state: SessionState) => T): T {
  return useStore(useApp().session, select);
}

export function useRun<T>(select: (state: RunState) => T): T {
  return useStore(useApp().run, select);
}

export function useLab<T>(select: (state: LabStoreState) => T): T {
  return useStore(useApp().lab, select);
}

const selectPresent = (state: NetworkState) => state.history.present;

export function useNetwork(): Network {
  return useNetworkState(selectPresent);
}
