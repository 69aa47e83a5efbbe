/**
 * Canvas, film and inspector are of one node: the film goes to the one that is chosen, and where it goes on from there the choice
 * is let go, so that what is told is of where the film is.
 */
import { momentOf } from "../../core/film/moment";
import { passedOn } from "../../core/network/bypass";
import { nodeOf } from "../../core/network/lookup";
import type { Network, NodeId } from "../../core/network/network";
import type { NetworkStore } from "../network/network-store";
import type { SessionStore } from "../session/session-store";
import type { FilmPlayer, FilmState } from "./film-player";

/** The node whose picture is that of the one that is chosen: what a bypassed node passes on; undefined where not one is chosen. */
export function chosenStop(network: Network, chosen: readonly NodeId[]): NodeId | undefined {
  // A choice outlives its node, where undo takes that away.
  const one = chosen.length === 1 ? chosen.find((id) => nodeOf(network, id)) : undefined;
  return one && (passedOn(network, one) ?? one);
}

export interface FollowChoiceParts {
  readonly film: Pick<FilmPlayer, "store" | "goTo">;
  readonly network: NetworkStore;
  readonly session: SessionStore;
}

/** Goes on for as long as the page is there. */
export function followChoice({ film, network, session }: FollowChoiceParts): void {
  /** The chosen node, where the film stops at it. */
  let onRoute: NodeId | undefined;
  /** A node may be chosen before there is a film to go to it in, or before the film has it. */
  function goToChoice(): void {
    const stop = chosenStop(network.getState().history.present, session.getState().nodes);
    const next = stop && film.store.getState().film?.route.includes(stop) ? stop : undefined;
    if (next === onRoute) return;
    onRoute = next;
    if (next) film.goTo(next);
  }
  session.subscribe(({ nodes }, previous) => {
    if (nodes !== previous.nodes) goToChoice();
  });
  network.subscribe(({ history }, previous) => {
    if (history.present !== previous.history.present) goToChoice();
  });
  film.store.subscribe((state, previous) => {
    if (state.film !== previous.film) goToChoice();
    // As it is now: it may have gone to what is chosen a moment ago.
    const now = nodeOfMoment(film.store.getState());
    if (onRoute && now && now !== onRoute && now !== nodeOfMoment(previous))
      session.getState().select([], [], true);
  });
}

function nodeOfMoment({ film, time }: FilmState): NodeId | undefined {
  return film && momentOf(film, time).of.node;
}
