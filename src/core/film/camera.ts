/** Turning a camera by hand, orthonormal at every moment. */
import type { Camera } from "./types";

/**
 * Drags the end of a unit's axis to (x, y) in plane units (Grand Tour, direct manipulation: the unit's column of
 * the axes is set, then Gram–Schmidt; Li, Zhao & Scheidegger, Distill 2020). A place beyond the unit circle counts as the nearest on it.
 */
export function dragAxis(_camera: Camera, _unit: number, _x: number, _y: number): Camera {
  throw new Error("dragAxis: not yet");
}

/** Turns a camera of three units about the picture's own axes, by radians: rightwards and downwards. */
export function orbit(_camera: Camera, _dx: number, _dy: number): Camera {
  throw new Error("orbit: not yet");
}
