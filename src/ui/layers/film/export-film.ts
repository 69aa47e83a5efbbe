/** The film as files: a frame as PNG or SVG, the whole as a video (WebM). */
import { Context as SvgContext } from "svgcanvas";

/** Draws one picture on a context whose unit is one CSS pixel. */
export type Draw = (context: CanvasRenderingContext2D, width: number, height: number) => void;

export interface FrameSize {
  readonly width: number;
  readonly height: number;
}

/** Frames a second of a video. */
const FRAMES_PER_SECOND = 30;
/** Bits a second: thin lines need more than a camera's picture does. */
const BITS_PER_SECOND = 12_000_000;
/** What the browser may write, best first. */
const VIDEO_TYPES = ["video/webm;codecs=vp9", "video/webm;codecs=vp8", "video/webm"];

/** @throws Error where the browser gives no canvas of this size */
export async function framePng(draw: Draw, { width, height }: FrameSize, ratio: number): Promise<Blob> {
  const { canvas, context } = sizedCanvas({ width, height }, ratio);
  draw(context, width, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error("This browser could not make the picture; try a smaller pane.");
  return blob;
}

/** The frame as the text of an SVG file, of width × height CSS pixels. */
export function frameSvg(draw: Draw, { width, height }: FrameSize): string {
  const context = new SvgContext({ width, height });
  draw(context as unknown as CanvasRenderingContext2D, width, height);
  return context.getSerializedSvg(true);
}

export interface VideoParts {
  readonly size: FrameSize;
  readonly ratio: number;
  /** Seconds of the video. */
  readonly seconds: number;
  /** Draws the moment that many seconds into the video. */
  readonly drawAt: (seconds: number) => Draw;
  readonly signal: AbortSignal;
  /** Share done, 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** Why this browser cannot write a video: a sentence; undefined where it can. */
export function refuseVideo(): string | undefined {
  return typeof MediaRecorder !== "undefined" &&
    VIDEO_TYPES.some((type) => MediaRecorder.isTypeSupported(type))
    ? undefined
    : "This browser cannot write WebM videos. Chromium, Firefox and Edge can; a frame can be saved as PNG or SVG here.";
}

/**
 * Records the film in its own time: a recorder stamps frames with the clock, so the film has to be played. The
 * moment of every frame comes from that same clock, so a slow machine gets fewer frames and never a slower film.
 * @returns undefined where it was called off
 */
export async function filmVideo(parts: VideoParts): Promise<Blob | undefined> {
  const { size, ratio, seconds, drawAt, signal, onProgress } = parts;
  const { canvas, context } = sizedCanvas(size, ratio);
  const paint = (at: number) => {
    context.clearRect(0, 0, size.width, size.height);
    drawAt(at)(context, size.width, size.height);
  };
  paint(0);
  const stream = canvas.captureStream(FRAMES_PER_SECOND);
  const mimeType = VIDEO_TYPES.find((type) => MediaRecorder.isTypeSupported(type));
  const recorder = new MediaRecorder(stream, {
    ...(mimeType && { mimeType }),
    videoBitsPerSecond: BITS_PER_SECOND,
  });
  const pieces: Blob[] = [];
  recorder.addEventListener("dataavailable", ({ data }) => pieces.push(data));
  const stopped = new Promise<void>((resolve, reject) => {
    recorder.addEventListener("stop", () => resolve());
    recorder.addEventListener("error", () => reject(new Error("The browser stopped recording the video.")));
  });
  recorder.start();
  const begun = performance.now();
  await new Promise<void>((resolve) => {
    const next = () => {
      const at = (performance.now() - begun) / 1000;
      paint(Math.min(at, seconds));
      onProgress(Math.min(1, at / seconds));
      // A little longer than the film, so that its last frame is in it.
      if (signal.aborted || at > seconds + 0.2) resolve();
      else setTimeout(next, 1000 / FRAMES_PER_SECOND);
    };
    next();
  });
  recorder.stop();
  await stopped;
  for (const track of stream.getTracks()) track.stop();
  return signal.aborted ? undefined : new Blob(pieces, { type: "video/webm" });
}

function sizedCanvas({ width, height }: FrameSize, ratio: number) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser has no memory for the picture; try a smaller pane.");
  context.scale(ratio, ratio);
  return { canvas, context };
}
