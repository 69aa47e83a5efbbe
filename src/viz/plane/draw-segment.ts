/** Draws a picture that is one line: the line, the sheet's share along it, and one half. */
import { picturePoint } from "../kit/points";
import { tracePoints } from "../kit/polylines";
import { classHue, type PictureTheme } from "../kit/theme";
import type { PlaneView, Segment } from "./input";

/** Height of the tallest bar beside the line, as a share of the picture's side. */
const TALLEST_BAR = 0.13;
/** Between the line and its bars, so that marks on the line stay clear of them. */
const BAR_GAP = { thumbnail: 2, strip: 4, large: 6 };

/** Bars beside the line; on the segment of two probabilities also the line itself and its middle. */
export function drawSegment(
  context: CanvasRenderingContext2D,
  segment: Segment,
  { viewBox: { plot }, detail }: Pick<PlaneView, "viewBox" | "detail">,
  theme: PictureTheme,
): void {
  const { from, to, middle, strips } = segment;
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  if (length === 0) return;
  const along = { x: (to[0] - from[0]) / length, y: (to[1] - from[1]) / length };
  // Away from the origin for the simplex, upwards for an axis.
  const outward = middle ? { x: -along.y, y: along.x } : { x: 0, y: -1 };
  const side = Math.min(plot.width, plot.height);
  const most = Math.max(...strips.map(({ shares }) => Math.max(...shares)));
  strips.forEach(({ side: classIndex, shares }, index) => {
    const direction = index % 2 === 0 ? 1 : -1;
    context.beginPath();
    shares.forEach((share, stretch) => {
      if (share === 0) return;
      const near = direction * BAR_GAP[detail];
      const far = near + direction * Math.max(1, (share / most) * TALLEST_BAR * side);
      const corner = (position: number, offset: number) =>
        picturePoint(
          from[0] + along.x * length * position + outward.x * offset,
          from[1] + along.y * length * position + outward.y * offset,
        );
      const start = stretch / shares.length;
      const end = (stretch + 1) / shares.length;
      tracePoints(
        context,
        [corner(start, near), corner(end, near), corner(end, far), corner(start, far)],
        true,
      );
    });
    context.globalAlpha = 0.34;
    context.fillStyle = classIndex === undefined ? theme.second : classHue(theme, classIndex);
    context.fill();
    context.globalAlpha = 1;
  });
  if (!middle) return;
  context.beginPath();
  tracePoints(context, [from, to]);
  const reach = detail === "thumbnail" ? 4 : 8;
  const across = (side: 1 | -1) =>
    picturePoint(middle[0] + side * outward.x * reach, middle[1] + side * outward.y * reach);
  tracePoints(context, [across(-1), across(1)]);
  context.strokeStyle = theme.ink;
  context.lineWidth = detail === "thumbnail" ? 1 : 1.4;
  context.stroke();
}
