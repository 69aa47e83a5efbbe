/**
 * What React Flow's zooming brings along for gliding views stays out of the built page: on this canvas a view is where it is put, at
 * once, and no double-click zooms. So of d3-transition it calls nothing but the end of a glide that never began, and of
 * d3-interpolate not the way between two views. Whoever asks for a glide (`duration` in a call of React Flow's) is told by a throw.
 */
import type { Plugin } from "vite";

const TRANSITION = "\0slim-zooming:d3-transition";
const INTERPOLATE = "\0slim-zooming:d3-interpolate";

const refuse = `function refuse() { throw new Error("slim-zooming: the built page has no gliding views"); }`;

const sources: Readonly<Record<string, string>> = {
  [TRANSITION]: `
    import { selection } from "d3-selection";
    ${refuse}
    selection.prototype.interrupt = function () { return this; };
    selection.prototype.transition = refuse;
    export function interrupt() {}`,
  [INTERPOLATE]: `
    ${refuse}
    export { refuse as interpolate, refuse as interpolateZoom };`,
};

/** Vite's plugin, for the build alone. */
export function slimZooming(): Plugin {
  return {
    name: "slim-zooming",
    apply: "build",
    enforce: "pre",
    resolveId(source, importer) {
      if (!/\/node_modules\/(?:d3-zoom|@xyflow\/system)\//.test(importer ?? "")) return null;
      if (source === "d3-transition") return TRANSITION;
      return source === "d3-interpolate" ? INTERPOLATE : null;
    },
    load: (id) => sources[id] ?? null,
  };
}
