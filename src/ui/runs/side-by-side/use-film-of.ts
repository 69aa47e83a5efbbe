/** The film of a replayed moment, which stays close to the film of the moment before. */
import { useMemo, useRef } from "react";
import { makeFilm } from "../../../app/film/make-film";
import type { Replay, ReplayedMoment } from "../../../app/runs/replay";
import type { Camera, Film } from "../../../core/film/film";
import type { NodeId } from "../../../core/network/network";

/** @param cameras the views of another film, where it is to be seen from the same sides */
export function useFilmOf(
  replay: Replay | string | undefined,
  moment: ReplayedMoment | string | undefined,
  cameras?: ReadonlyMap<NodeId, Camera>,
): Film | undefined {
  const previous = useRef<Film>(undefined);
  return useMemo(() => {
    if (typeof replay !== "object" || typeof moment !== "object") return undefined;
    const film = makeFilm(
      {
        explain: false,
        ...(cameras && { cameras }),
        ...(previous.current && { previous: previous.current }),
      },
      replay.network,
      moment.picture,
      moment.picture.weights,
    );
    previous.current = film;
    return film;
  }, [replay, moment, cameras]);
}
