/** One moment of a film: where everything is drawn, which way the sheet faces, and what explains it. */
import { ease } from "../math/ease";
import type { SheetShape } from "../math/sheet";
import { placeCurve } from "./boundary";
import { cellCount, cellOutlines, facingOf, trueAreas } from "./cells";
import type { AreaRule, ChapterPlan, Film, Pose, Viewpoint } from "./chapter-plan";
import { poseAtRest } from "./motion/cut";
import { shareShown } from "./spread";
import type { Chapter, FilmFrame, FilmProjection, Guide } from "./types";
import { viewLabel } from "./words";

/** Beyond this width areas are not worked out on the way between two stops. */
const MAX_FOLLOWED_UNITS = 8;
/** Share of a chapter's first phase in which the guides of the stop before go out of sight. */
const FADE = 0.2;

/** The film at `time` seconds, held to [0, duration]. */
export function frameAt(film: Film, time: number): FilmFrame {
  const { plans, shape } = film;
  const moment = momentAt(film, time);
  if (!moment) return emptyFrame(film);
  const { index, plan, phase, phasePlan, progress, u, pose } = moment;
  const viewpoint = phasePlan ? phasePlan.viewpoint(u) : plan.rest;
  const sheet = drawn(pose, valuesOf(plan, "sheet"));
  const before = plans[index - 1];
  let areas: Float32Array | undefined;
  return {
    chapter: index,
    phase: phasePlan ? phase : -1,
    progress,
    atStop: !phasePlan,
    sheet,
    data: drawn(pose, valuesOf(plan, "data")),
    facing: facingOf(sheet, outlinesOf(shape), 4 * shape.refine),
    // Where nobody asks for areas, as a rule, they cost nothing.
    get areaCells() {
      areas ??= areasOf(phasePlan?.areas ?? { kind: "after" }, u, before, plan, shape);
      return areas;
    },
    boundary: placeCurve(film.boundary, sheet),
    guides: phasePlan
      ? [...phasePlan.guides(u), ...(phase === 0 ? fading(before?.restGuides ?? [], progress) : [])]
      : plan.restGuides,
    view: viewOf(viewpoint, viewpoint.of === "before" && before ? before : plan),
    opacity: phasePlan?.opacity?.(u) ?? 1,
  };
}

/** Where the sheet is drawn, and nothing else: [sheetSize, 2]. */
export function drawnSheet(film: Film, time: number): Float32Array {
  const moment = momentAt(film, time);
  return moment ? drawn(moment.pose, valuesOf(moment.plan, "sheet")) : new Float32Array();
}

function momentAt({ chapters, plans }: Film, time: number) {
  const index = chapterAt(chapters, time);
  const chapter = chapters[index];
  const plan = plans[index];
  if (!chapter || !plan) return undefined;
  const phase = chapter.phases.findIndex(({ end }) => time < end);
  const phasePlan = plan.phases[phase];
  const { start = 0, end = 0 } = chapter.phases[phase] ?? {};
  const progress = phasePlan ? Math.min(1, Math.max(0, (time - start) / (end - start))) : 1;
  const u = ease(progress);
  const pose = phasePlan ? phasePlan.pose(u) : poseAtRest(plan.rest, "after");
  return { index, plan, phase, phasePlan, progress, u, pose };
}

/** The chapter under way; at a chapter's very end the next begins, with the same picture. */
function chapterAt(chapters: readonly Chapter[], time: number): number {
  const index = chapters.findIndex(({ end }) => time < end);
  return index < 0 ? chapters.length - 1 : index;
}

interface PointValues {
  readonly before: Float32Array | undefined;
  readonly middle: Float32Array | undefined;
  readonly after: Float32Array;
}

function valuesOf({ before, middle, stop }: ChapterPlan, of: "sheet" | "data"): PointValues {
  return { before: before?.[of], middle: middle?.[of], after: stop[of] };
}

/** before·x + middle·z + after·y + shift for every point: [points, 2]. */
function drawn({ before, middle, after, shift = [0, 0] }: Pose, values: PointValues): Float32Array {
  const parts = [
    ...(before && values.before ? [{ axes: before, values: values.before }] : []),
    ...(middle && values.middle ? [{ axes: middle, values: values.middle }] : []),
    ...(after ? [{ axes: after, values: values.after }] : []),
  ];
  const [first] = parts;
  const count = first ? (2 * first.values.length) / first.axes.length : 0;
  const points = new Float32Array(2 * count);
  for (let point = 0; point < count; point++) {
    let [x, y] = shift;
    for (const { axes, values } of parts) {
      const width = axes.length / 2;
      const at = point * width;
      for (let unit = 0; unit < width; unit++) {
        const value = values[at + unit] as number;
        x += value * (axes[unit] as number);
        y += value * (axes[width + unit] as number);
      }
    }
    points[2 * point] = x;
    points[2 * point + 1] = y;
  }
  return points;
}

function areasOf(
  rule: AreaRule,
  u: number,
  before: ChapterPlan | undefined,
  plan: ChapterPlan,
  shape: SheetShape,
): Float32Array {
  const { stop } = plan;
  if (rule.kind === "after") return areasAt(plan, shape);
  const from = before ? areasAt(before, shape) : unknown(shape);
  switch (rule.kind) {
    case "before":
      return from;
    case "scaled": {
      const factor = rule.factor(u);
      return from.map((area) => area * factor);
    }
    case "mixed":
      if (before && stop.width <= MAX_FOLLOWED_UNITS && before.stop.width === stop.width) {
        return trueAreas(before.stop.sheet, stop.width, shape, { other: stop.sheet, share: u });
      }
      break;
    case "between":
      break;
  }
  const after = areasAt(plan, shape);
  return from.map((area, cell) => area + u * ((after[cell] as number) - area));
}

const areasOfPlans = new WeakMap<ChapterPlan, Float32Array>();

/** At a stop, worked out once. */
function areasAt(plan: ChapterPlan, shape: SheetShape): Float32Array {
  const known = areasOfPlans.get(plan);
  if (known) return known;
  const { stop, spread } = plan;
  const areas = spread ? trueAreas(stop.sheet, stop.width, shape) : unknown(shape);
  areasOfPlans.set(plan, areas);
  return areas;
}

function unknown(shape: SheetShape): Float32Array {
  return new Float32Array(cellCount(shape)).fill(Number.NaN);
}

function fading(guides: readonly Guide[], progress: number): readonly Guide[] {
  const left = 1 - progress / FADE;
  return left <= 0
    ? []
    : guides
        .filter(({ role }) => role === "box" || role === "crease" || role === "simplex")
        .map((guide) => ({ ...guide, presence: guide.presence * left }));
}

function viewOf({ kind, frame, camera }: Viewpoint, { stop, spread }: ChapterPlan): FilmProjection {
  const isFlat = stop.width <= 2;
  const share =
    frame === undefined ? (stop.share ?? Number.NaN) : isFlat || !spread ? 1 : shareShown(spread, frame);
  return {
    kind,
    share,
    label: viewLabel(kind, stop.width, frame ? camera : undefined, share),
    camera: frame && camera && !isFlat ? { axes: Float32Array.from(frame), kind: camera } : undefined,
  };
}

const outlines = new Map<string, Uint32Array>();

/**
 * The cells' outlines of a sheet: the same for every frame.
 * @internal
 */
export function outlinesOf(shape: SheetShape): Uint32Array {
  const key = `${shape.lines} ${shape.refine}`;
  let known = outlines.get(key);
  if (!known) {
    known = cellOutlines(shape);
    outlines.set(key, known);
  }
  return known;
}

function emptyFrame({ shape }: Film): FilmFrame {
  return {
    chapter: 0,
    phase: -1,
    progress: 1,
    atStop: true,
    sheet: new Float32Array(),
    data: new Float32Array(),
    facing: new Int8Array(cellCount(shape)),
    areaCells: unknown(shape),
    boundary: new Float32Array(),
    guides: [],
    view: { kind: "plane", share: 1, label: "", camera: undefined },
    opacity: 1,
  };
}
