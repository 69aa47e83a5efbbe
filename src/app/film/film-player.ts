/**
 * The film's player: the film of the latest picture and the moment of it that is shown. While a network trains
 * the film is made anew with every picture, and the moment stays where it is in the story.
 */
import { createStore } from "zustand/vanilla";
import type { Camera, Film } from "../../core/film/film";
import { sameMoment } from "../../core/film/in-step";
import { stopTime } from "../../core/film/moment";
import type { NetworkNode, NodeId } from "../../core/network/network";
import { sameModel } from "../../core/network/same-computation";
import type { NetworkStore } from "../network/network-store";
import { createWatchers } from "../queries/watchers";
import type { RunStore } from "../run/run-store";
import type { SessionStore } from "../session/session-store";
import type { MakeFilm } from "./make-film";

export interface FilmState {
  /** undefined while there is no picture. */
  readonly film: Film | undefined;
  /** Seconds from the film's beginning, at speed 1. */
  readonly time: number;
  readonly playing: boolean;
  /** A person's own views at wide stops. */
  readonly cameras: ReadonlyMap<NodeId, Camera>;
}

export interface FilmPlayerParts {
  readonly network: NetworkStore;
  readonly run: RunStore;
  readonly session: SessionStore;
}

export type FilmPlayer = ReturnType<typeof createFilmPlayer>;

/** No film is made before somebody watches. */
export function createFilmPlayer({ network, run, session }: FilmPlayerParts) {
  const store = createStore<FilmState>()(() => ({
    film: undefined,
    time: 0,
    playing: false,
    cameras: new Map(),
  }));

  let makeFilm: MakeFilm | undefined;
  /** Where playing is to end, in seconds; undefined for the film's own end. */
  let until: number | undefined;
  /** Where it was brought to by itself, for as long as it stands there: played, it begins at the beginning. */
  let broughtTo: number | undefined;

  /** Nobody's film is not made. */
  const { isWatched, watch } = createWatchers({
    came: make,
    // Where one picture takes over from another, nobody watches for a moment, and it plays on.
    left: () =>
      queueMicrotask(() => {
        if (!isWatched()) store.setState({ playing: false });
      }),
  });

  function make(): void {
    if (!isWatched() || !makeFilm) return;
    const { picture, weights } = run.getState();
    const before = store.getState();
    const present = network.getState().history.present;
    const options = {
      explain: session.getState().preferences.explainFilm,
      cameras: before.cameras,
      ...(before.film && { previous: before.film }),
    };
    const film = picture && makeFilm(options, present, picture, weights);
    if (!film) {
      if (before.film) store.setState({ film: undefined, time: 0, playing: false });
      return;
    }
    const time = before.film
      ? (sameMoment(before.film, before.time, film) ?? 0)
      : Math.min(before.time, film.duration);
    if (broughtTo !== undefined) broughtTo = broughtTo === before.time ? time : undefined;
    store.setState({ film, time });
  }

  run.subscribe((state, previous) => {
    if (state.picture !== previous.picture) make();
  });
  // No new picture comes of another name.
  network.subscribe(({ history: { present } }, { history: { present: before } }) => {
    const isRenamed = ({ id, name }: NetworkNode, index: number) =>
      id === before.nodes[index]?.id && name !== before.nodes[index]?.name;
    if (present.nodes === before.nodes || !sameModel(present, before)) return;
    if (present.nodes.some(isRenamed)) make();
  });
  session.subscribe(({ preferences }, previous) => {
    if (preferences.explainFilm !== previous.preferences.explainFilm) make();
  });

  function seek(time: number): void {
    const { film } = store.getState();
    if (film) store.setState({ time: Math.min(film.duration, Math.max(0, time)) });
  }

  /** When the film comes to the stop before or after this moment; undefined where there is none. */
  function timeBeside(direction: -1 | 1): number | undefined {
    const { film, time } = store.getState();
    const stops = film?.route.map((_, index) => stopTime(film, index)) ?? [];
    return direction === 1 ? stops.find((at) => at > time + 1e-6) : stops.findLast((at) => at < time - 1e-6);
  }

  return {
    store,
    seek,
    /** Keeps the film in step with the run for as long as somebody looks, who brings along how it is made; the answer ends it. */
    watch(make: MakeFilm): () => void {
      makeFilm = make;
      return watch();
    },
    /** Stands still at the node's stop. @returns false where the film does not stop there */
    goTo(node: NodeId): boolean {
      const { film } = store.getState();
      const chapter = film?.route.indexOf(node) ?? -1;
      if (!film || chapter < 0) return false;
      store.setState({ playing: false, time: stopTime(film, chapter) });
      return true;
    },
    /** Stands still at the node's stop, without anybody having asked: the story has not been told yet. */
    bringTo(node: NodeId): void {
      const { film } = store.getState();
      const chapter = film?.route.indexOf(node) ?? -1;
      if (!film || chapter < 0) return;
      broughtTo = stopTime(film, chapter);
      store.setState({ playing: false, time: broughtTo });
    },
    /** The stop before or after this moment. */
    stopBeside(direction: -1 | 1): void {
      const next = timeBeside(direction);
      if (next !== undefined) store.setState({ playing: false, time: next });
    },
    /** Plays on to the next stop, or is there at once where it plays already. */
    playToNextStop(): void {
      const next = timeBeside(1);
      if (next === undefined) return;
      if (store.getState().playing) store.setState({ playing: false, time: until ?? next });
      else {
        until = next;
        store.setState({ playing: true });
      }
    },
    /** To the input plane. */
    toStart: () => store.setState({ playing: false, time: 0 }),
    toggle(): void {
      const { film, time, playing } = store.getState();
      if (!film) return;
      until = undefined;
      // From the end it begins again.
      const isFromStart = !playing && (time >= film.duration || time === broughtTo);
      broughtTo = undefined;
      store.setState({ playing: !playing, time: isFromStart ? 0 : time });
    },
    /** Another network's film comes; it begins where it was left. */
    change: (place: Pick<FilmState, "time" | "cameras">) =>
      store.setState({ ...place, film: undefined, playing: false }),
    pause: () => store.setState({ playing: false }),
    /** Where the clock has come while the film plays, in seconds from its beginning; isOver: it plays no more. */
    playTo(time: number, isOver: boolean): void {
      // The last frame of the screen may come after the pause.
      if (!store.getState().playing) return;
      const end = until ?? Number.POSITIVE_INFINITY;
      store.setState({ time: Math.min(time, end), playing: !isOver && time < end });
    },
    view(node: NodeId, camera: Camera | undefined): void {
      const cameras = new Map(store.getState().cameras);
      if (camera) cameras.set(node, camera);
      else cameras.delete(node);
      store.setState({ cameras });
      make();
    },
  };
}
