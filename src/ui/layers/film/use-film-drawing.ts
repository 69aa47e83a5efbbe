/** Draws any moment of the film at any size: on the stage, in a still, for a file. */
import { useCallback } from "react";
import { datasetOf, domainOf } from "../../../app/network/dataset";
import { type FilmFrame, frameAt } from "../../../core/film/film";
import { drawFilm } from "../../../viz/film/draw";
import type { FilmView } from "../../../viz/film/input";
import { filmSpan, sharedFilmSpan } from "../../../viz/film/span";
import { filmView } from "../../../viz/film/view-model";
import { type Span, sharedSpan } from "../../../viz/kit/scale";
import type { Detail } from "../../../viz/plane/input";
import { useFilm, useNetwork, useRun, useSession } from "../../context";
import { usePictureTheme } from "../../theme";
import { bestLinesOf } from "../meters/best-lines";
import { useLinearProbes } from "../meters/use-linear-probes";
import { labelsOf, sidesOf } from "../plane-input";
import type { Draw } from "./export-film";

export interface DrawnMoment {
  readonly frame: FilmFrame;
  readonly view: FilmView;
}

export interface FilmDrawing {
  readonly detail: Detail;
  /** Looks at what was drawn; has to stay the same function. */
  readonly look?: (drawn: DrawnMoment) => void;
}

/** On the way there is no best line, but room for its name: the legend stays as high. */
const NO_LINES = () => new Float32Array();

/** The draw function of a moment; a new one where the film, the theme or what is shown has changed. */
export function useFilmDrawing({ detail, look }: FilmDrawing): (time: number) => Draw {
  const network = useNetwork();
  const film = useFilm((state) => state.film);
  const picture = useRun((state) => state.picture);
  const data = useRun((state) => state.data);
  const theme = usePictureTheme();
  const { scale, showPoints, showBoundary, showLine, showArea } = useSession((state) => state.preferences);
  const linearProbes = useLinearProbes(showLine);
  return useCallback(
    (time) => (context, width, height) => {
      if (!film || !picture) return;
      const frame = frameAt(film, time);
      const shared = sharedSpan(domainOf(network));
      const view = filmView({
        frame,
        shape: picture.shape,
        side: sidesOf(network, picture.shape),
        labels: data ? labelsOf(data, picture.samples) : new Uint8Array(0),
        classNames: datasetOf(network)?.facts.classes,
        size: { width, height },
        detail,
        scale: {
          kind: "moving",
          shared,
          span: scale === "fit" ? filmSpan(film, time, shared) : sharedFilmSpan(film, time, shared),
        },
        show: { points: showPoints, boundary: showBoundary, area: showArea, tints: true },
        bestLines: showLine ? (bestLinesIn(frame) ?? NO_LINES) : undefined,
      });
      drawFilm(context, view, theme);
      look?.({ frame, view });

      /** The line was fitted to the stop's own values: on the way there is none. */
      function bestLinesIn({
        atStop,
        chapter,
        sheet,
      }: FilmFrame): ((span: Span) => Float32Array) | undefined {
        const node = film?.route[chapter];
        const width = film?.chapters[chapter]?.width;
        if (!node || !atStop || !picture || width === undefined) return undefined;
        return bestLinesOf(linearProbes, node, { width, sheet, shape: picture.shape });
      }
    },
    [
      film,
      picture,
      data,
      network,
      theme,
      detail,
      look,
      linearProbes,
      scale,
      showPoints,
      showBoundary,
      showLine,
      showArea,
    ],
  );
}
