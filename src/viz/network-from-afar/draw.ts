/** Draws a network that is seen from afar: wires below, nodes above, what is wrong by its filling and chosen by a ring. */
import type { AfarView } from "./view-model";

/** The page's own colours (ui/tokens.css). */
export interface AfarColours {
  readonly wire: string;
  readonly node: string;
  readonly edge: string;
  readonly warning: string;
  readonly error: string;
  readonly accent: string;
}

/** From this side on, in pixels, a rectangle has an edge. */
const WITH_EDGE = 6;
/** Beyond so many wires a line is thinner: they are seen by where there are many. */
const MANY_WIRES = 3000;

/** Draws on a context whose unit is one CSS pixel. */
export function drawAfar(context: CanvasRenderingContext2D, view: AfarView, colours: AfarColours): void {
  const { rectangles, rings, lines } = view;
  context.beginPath();
  for (let at = 0; at < lines.length; at += 4) {
    context.moveTo(lines[at] as number, lines[at + 1] as number);
    context.lineTo(lines[at + 2] as number, lines[at + 3] as number);
  }
  context.strokeStyle = colours.wire;
  context.lineWidth = lines.length > 4 * MANY_WIRES ? 0.5 : 1;
  context.stroke();
  fill(context, rectangles.good, colours.node, colours.edge);
  fill(context, rectangles.warned, colours.warning, colours.warning);
  fill(context, rectangles.wrong, colours.error, colours.error);
  context.strokeStyle = colours.accent;
  context.lineWidth = 2;
  eachRectangle(rings, (x, y, width, height) => context.strokeRect(x - 2, y - 2, width + 4, height + 4));
}

function fill(
  context: CanvasRenderingContext2D,
  rectangles: Float32Array,
  colour: string,
  edge: string,
): void {
  const hasEdge = (rectangles[2] ?? 0) >= WITH_EDGE;
  // Without an edge the panel's own colour would not be seen on it.
  context.fillStyle = hasEdge ? colour : edge;
  eachRectangle(rectangles, (x, y, width, height) => context.fillRect(x, y, width, height));
  if (!hasEdge || colour === edge) return;
  context.strokeStyle = edge;
  context.lineWidth = 1;
  eachRectangle(rectangles, (x, y, width, height) =>
    context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1),
  );
}

function eachRectangle(
  rectangles: Float32Array,
  act: (x: number, y: number, width: number, height: number) => void,
): void {
  for (let at = 0; at < rectangles.length; at += 4) {
    act(
      rectangles[at] as number,
      rectangles[at + 1] as number,
      rectangles[at + 2] as number,
      rectangles[at + 3] as number,
    );
  }
}
