/**
 * Which way to paint clouds is faster here: both do the same few frames, timed to the last pixel, once a session.
 * Software WebGL is told by its slowness, not by its name.
 */
import type { Rgb } from "../kit/colour";
import { type CloudPainter, createPixelPainter, createWebglPainter } from "./painters";
import { SHARED_SCALE } from "./scale";
import type { CloudView } from "./view-model";

/** Frames that are timed, after one that is not: the first one compiles and makes room. */
const FRAMES = 5;
const SIZE = 256;

interface ProbeResult {
  readonly painter: CloudPainter;
  /** Milliseconds of a frame, the median; undefined for a way that does not work here. */
  readonly times: Readonly<Record<CloudPainter["kind"], number | undefined>>;
}

const pixelPainter = typeof OffscreenCanvas === "undefined" ? undefined : createPixelPainter();
let found: Promise<ProbeResult> | undefined;
let chosen: CloudPainter | undefined;

/** The faster painter as soon as that is known, until then the one that always works. */
export function paintCloud(view: CloudView): OffscreenCanvas | undefined {
  void probePainters();
  return chosen?.paint(view) ?? pixelPainter?.paint(view);
}

/** Tries both ways out; the next time it is known. */
function probePainters(): Promise<ProbeResult> {
  found ??= probe();
  return found;
}

async function probe(): Promise<ProbeResult> {
  const painters = [pixelPainter ?? createPixelPainter(), createWebglPainter()];
  const times: Record<CloudPainter["kind"], number | undefined> = { pixels: undefined, webgl: undefined };
  const view = probedView();
  const target = new OffscreenCanvas(SIZE, SIZE);
  const context = target.getContext("2d", { willReadFrequently: false });
  for (const painter of painters) {
    if (!painter || !context) continue;
    const spent: number[] = [];
    for (let frame = 0; frame <= FRAMES; frame++) {
      // Each frame is a task of its own: trying must not hold up the page.
      await new Promise((resolve) => setTimeout(resolve, 0));
      const begun = performance.now();
      const picture = painter.paint(view);
      if (!picture) break;
      context.drawImage(picture, 0, 0);
      // Reading a pixel waits for all that was asked of the graphics.
      context.getImageData(0, 0, 1, 1);
      if (frame > 0) spent.push(performance.now() - begun);
    }
    if (spent.length === FRAMES) times[painter.kind] = spent.sort((a, b) => a - b)[Math.floor(FRAMES / 2)];
  }
  const [pixels, webgl] = painters;
  const isFaster = (times.webgl ?? Infinity) < (times.pixels ?? Infinity);
  chosen = (isFaster && webgl) || (pixels as CloudPainter);
  return { painter: chosen, times };
}

/** A cloud like most: two sides, some cells empty, some full. */
function probedView(): CloudView {
  const hue = (red: number, green: number, blue: number): Rgb => [red, green, blue];
  return {
    size: SIZE,
    sides: 2,
    counts: Uint32Array.from({ length: 2 * SIZE * SIZE }, (_, at) => ((at >> 3) % 3 === 0 ? at % 97 : 0)),
    density: SHARED_SCALE,
    one: 0.05,
    hues: [hue(11, 111, 174), hue(200, 84, 10)],
    ground: hue(246, 245, 241),
    place: { left: 0, top: 0, width: SIZE, height: SIZE },
    sideLegend: { entries: [], width: 0, height: 0 },
    legend: [],
    title: "",
    notes: [],
  };
}
