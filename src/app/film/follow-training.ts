/**
 * Training is watched where it shows: the input plane never moves, so from there the film goes to the last layer before the
 * probabilities, whose plane is bent until a straight line parts the classes. Whoever looks elsewhere already stays there.
 */
import { nodeOf } from "../../core/network/lookup";
import { isDistribution } from "../../core/nodes";
import type { NetworkStore } from "../network/network-store";
import type { RunStore } from "../run/run-store";
import type { SessionStore } from "../session/session-store";
import type { FilmPlayer } from "./film-player";

export interface FollowTrainingParts {
  readonly film: Pick<FilmPlayer, "store" | "bringTo">;
  readonly network: NetworkStore;
  readonly run: RunStore;
  readonly session: SessionStore;
}

/** Goes on for as long as the page is there. */
export function followTraining({ film, network, run, session }: FollowTrainingParts): void {
  run.subscribe(({ progress: { state } }, { progress: before }) => {
    if (state !== "running" || before.state === "running") return;
    const { nodes, preferences } = session.getState();
    const { film: shown, time, playing } = film.store.getState();
    // A presenter's picture is the presenter's.
    if (!shown || time > 0 || playing || nodes.length > 0 || preferences.layout === "present") return;
    const { present } = network.getState().history;
    const stop = shown.route.findLast((id) => {
      const node = nodeOf(present, id);
      return node && !isDistribution(node);
    });
    if (stop !== undefined && stop !== shown.route[0]) film.bringTo(stop);
  });
}
