/**
 * What nobody would guess from a film's picture alone, the most telling first: one sentence stands over the stage, the
 * others on demand. What looks like a fault to those who meet it first is said before all else.
 */
import type { FilmFrame } from "../../core/film/types";
import { formatNumber } from "../kit/numbers";
import type { FilmView } from "./input";

/** A place whose probabilities are this near to ½ is one of which the network is not sure. */
const UNSURE = 0.25;
/** A box that takes less than this share of the picture's side is small in it. */
const SMALL = 0.4;

/** Sentences; none where the picture speaks for itself. */
export function whatIsSeen(frame: FilmFrame, view: FilmView): readonly string[] {
  const { kind, camera } = frame.view;
  const isWide = kind === "space" || kind === "tour";
  return [
    ...segmentWords(frame, view),
    ...backWords(view, isWide),
    ...boxWords(frame, view),
    ...view.notes,
    ...(isWide && camera?.kind === "svd" && frame.atStop
      ? ["Seen along what the next Dense uses, which need not be where the sheet spreads most."]
      : []),
    ...(isWide && frame.atStop ? ["Drag the ends of the units’ axes to look from elsewhere."] : []),
    ...(isWide && view.bestLines.length > 0
      ? ["Dashed: where the best flat cut through all units meets the sheet."]
      : []),
  ];
}

/** Of two probabilities: why the plane has become a line, and where on it everything lies. */
function segmentWords({ view: { kind }, sheet }: FilmFrame, { segment }: FilmView): readonly string[] {
  if (!segment || kind !== "simplex") return [];
  const words = "Two probabilities sum to 1, so all lies on one line";
  for (let index = 0; index < sheet.length; index += 2) {
    if (!(Math.abs((sheet[index] as number) - 0.5) < UNSURE)) return [`${words}.`];
  }
  return [`${words}; near its middle nothing is sure yet.`];
}

/** Several units laid flat may show a back where nothing is folded. */
function backWords({ faces }: FilmView, isWide: boolean): readonly string[] {
  if (!faces.some(({ face }) => face === "back")) return [];
  if (isWide) return ["Where it is tinted one sees the sheet’s back."];
  return faces.some(({ face }) => face === "front")
    ? ["Folded over: where it is tinted one sees its back."]
    : ["Turned over: tinted, for one sees its back."];
}

/** On the scale of the input, what a bounded activation leaves is small. */
function boxWords(frame: FilmFrame, { span, zoomLabel, notFinite }: FilmView): readonly string[] {
  if (zoomLabel !== undefined || !frame.atStop || notFinite > 0) return [];
  const width = boxWidth(frame);
  if (width === 0 || width >= SMALL * 2 * span.half) return [];
  const where = frame.view.kind === "line" ? "an interval" : "a box";
  return [`Squeezed into ${where} ${formatNumber(width)} wide, so it is small on the input’s scale.`];
}

/** In plane units; 0 where there is no box, or where its sides are not seen at their length. */
function boxWidth({ guides, view: { kind } }: FilmFrame): number {
  const places = guides
    .filter(({ role, shape }) => role === "box" && (shape === "loop" || kind === "line"))
    .flatMap(({ points }) => points.map(([x]) => x));
  return places.length === 0 ? 0 : Math.max(...places) - Math.min(...places);
}
