/** Another network comes on the canvas: nothing is shown beside it that was said of the one before, and it is seen where it was left. */
import type { History } from "../../core/network/history";
import type { Network } from "../../core/network/network";
import type { FilmPlayer, FilmState } from "../film/film-player";
import type { LabBridge } from "../lab/lab-bridge";
import type { NetworkStore } from "../network/network-store";
import { fromSeed, type Trained } from "../run/checkpoints";
import { idleProgress, noAnswers, type RunStore } from "../run/run-store";
import type { SessionStore } from "../session/session-store";

export interface CanvasChangeParts {
  readonly network: NetworkStore;
  readonly session: SessionStore;
  readonly run: RunStore;
  readonly film: FilmPlayer;
  readonly bridge: LabBridge;
}

/** Where a person was in a network. */
type Place = Pick<FilmState, "time" | "cameras">;

const beginning: Place = { time: 0, cameras: new Map() };

/** Remembers places for as long as the page is there. */
export function createCanvasChange({ network, session, run, film, bridge }: CanvasChangeParts) {
  const places = new Map<string, Place>();
  return {
    place(): Place {
      const { time, cameras } = film.store.getState();
      return { time, cameras };
    },
    remember: (document: string, place: Place) => void places.set(document, place),
    /** All at once. @param document undefined where it is new */
    show(document: string | undefined, history: History<Network>, trained: Trained): void {
      bridge.unlink();
      session.getState().forgetNetwork();
      run.setState({
        ...noAnswers(run.getState(), true),
        progress: idleProgress,
        records: trained.records,
        start: trained.start ?? fromSeed,
        isExact: true,
        data: undefined,
        dataRefusal: undefined,
      });
      film.change((document && places.get(document)) || beginning);
      network.getState().show(history);
    },
  };
}
