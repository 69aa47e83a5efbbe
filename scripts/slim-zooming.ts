/**
 * What React Flow's zooming brings along and never calls stays out of the built page. It takes d3-transition for its clock alone:
 * nobody here moves an element's attribute, style or text by it, and those need every colour space there is. Of d3-interpolate
 * it takes the way between two views, each of three numbers: a copy of that package for it alone, for what other parts of
 * the page use of theirs, colours too, would come with the first picture.
 */
import type { Plugin } from "vite";

const REFUSING = "\0slim-zooming:refusing";
const VIEWS = "\0slim-zooming:views";
const COPY = "?zooming";

/** What d3-transition and the copy import of colours and of ways between strings. */
const refused = [
  ...["color", "rgb", "hsl", "lab", "hcl", "cubehelix"],
  ...[
    "interpolateNumber",
    "interpolateRgb",
    "interpolateString",
    "interpolateTransformCss",
    "interpolateTransformSvg",
  ],
];

const sources: Readonly<Record<string, string>> = {
  [REFUSING]: `
    function refuse() { throw new Error("slim-zooming: the page has no transitions of attributes, styles or text"); }
    export { ${refused.map((name) => `refuse as ${name}`).join(", ")} };`,
  [VIEWS]: `export { interpolateZoom, interpolateNumberArray as interpolate } from "d3-interpolate";`,
};

/** Vite's plugin, for the build alone. */
export function slimZooming(): Plugin {
  return {
    name: "slim-zooming",
    apply: "build",
    enforce: "pre",
    async resolveId(source, importer, options) {
      if (source !== "d3-color" && source !== "d3-interpolate") return null;
      if (importer?.includes("/node_modules/d3-transition/") || importer?.endsWith(COPY)) return REFUSING;
      if (/\/node_modules\/(?:d3-zoom|@xyflow\/system)\//.test(importer ?? "")) return VIEWS;
      if (importer !== VIEWS) return null;
      const found = await this.resolve(source, undefined, { ...options, skipSelf: true });
      return found && { ...found, id: found.id + COPY };
    },
    load: (id) => sources[id] ?? null,
  };
}
