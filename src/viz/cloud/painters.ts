/**
 * The two ways to turn counts into pixels: by plain arithmetic into ImageData, and by a shader in WebGL2. They give
 * the same picture within rounding; which is faster is found out by trying (probe.ts).
 */
import { cloudPixels } from "./pixels";
import { FAINTEST, SHADES } from "./scale";
import type { CloudView } from "./view-model";

export interface CloudPainter {
  readonly kind: "pixels" | "webgl";
  /** Something to draw at once, before anything else is painted; undefined where this way does not work here. */
  paint(view: CloudView): OffscreenCanvas | undefined;
}

/** Paints by plain arithmetic on pixels: works everywhere. */
export function createPixelPainter(): CloudPainter {
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext("2d");
  return {
    kind: "pixels",
    paint(view) {
      const { size } = view;
      if (!context || size < 1) return undefined;
      resize(canvas, size);
      context.putImageData(new ImageData(cloudPixels(view), size, size), 0, 0);
      return canvas;
    },
  };
}

/** Sides that the shader has room for: as many as there are shapes of marks. */
const MAX_SIDES = 10;

const VERTEX = `#version 300 es
void main() {
  // One triangle that covers the square.
  gl_Position = vec4(vec2((gl_VertexID << 1) & 2, gl_VertexID & 2) * 2.0 - 1.0, 0.0, 1.0);
}`;

// The same steps as cloudPixels takes.
const FRAGMENT = `#version 300 es
precision highp float;
precision highp int;
precision highp usampler2D;
uniform usampler2D counts;
uniform int sides;
uniform int size;
uniform vec3 hues[${MAX_SIDES}];
uniform vec3 ground;
// log10 of the density of one point, low, 1 / (high − low).
uniform vec3 scale;
out vec4 colour;
void main() {
  ivec2 cell = ivec2(int(gl_FragCoord.x), size - 1 - int(gl_FragCoord.y));
  float sum = 0.0;
  vec3 mixed = vec3(0.0);
  for (int side = 0; side < sides; side++) {
    float count = float(texelFetch(counts, ivec2(cell.x * sides + side, cell.y), 0).r);
    sum += count;
    mixed += count * hues[side];
  }
  if (sum == 0.0) {
    colour = vec4(0.0);
    return;
  }
  float place = (log(sum) / log(10.0) + scale.x - scale.y) * scale.z;
  float tint = ${FAINTEST} + ${(1 - FAINTEST).toFixed(6)} * clamp(place, 0.0, 1.0);
  tint = floor(tint * ${(SHADES - 1).toFixed(1)} + 0.5) / ${(SHADES - 1).toFixed(1)};
  colour = vec4(mix(ground, mixed / sum, tint), 1.0);
}`;

/** undefined where there is no WebGL2. */
export function createWebglPainter(): CloudPainter | undefined {
  const canvas = new OffscreenCanvas(1, 1);
  const gl = canvas.getContext("webgl2", { antialias: false, depth: false, alpha: true });
  const program = gl && link(gl);
  if (!gl || !program) return undefined;
  // biome-ignore lint/correctness/useHookAtTopLevel: WebGL's, not React's
  gl.useProgram(program);
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
    gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST);
  }
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
  const largest = gl.getParameter(gl.MAX_TEXTURE_SIZE) as number;
  const at = (name: string) => gl.getUniformLocation(program, name);
  const places = {
    sides: at("sides"),
    size: at("size"),
    hues: at("hues"),
    ground: at("ground"),
    scale: at("scale"),
  };
  let laidOut = "";
  return {
    kind: "webgl",
    paint({ size, sides, counts, one, density, hues, ground }) {
      if (size < 1 || sides > MAX_SIDES || size * sides > largest || gl.isContextLost()) return undefined;
      resize(canvas, size);
      gl.viewport(0, 0, size, size);
      const layout = `${size} ${sides}`;
      if (layout !== laidOut) {
        const shape = [size * sides, size, 0, gl.RED_INTEGER, gl.UNSIGNED_INT] as const;
        gl.texImage2D(gl.TEXTURE_2D, 0, gl.R32UI, ...shape, counts);
        laidOut = layout;
      } else {
        const part = [0, 0, size * sides, size] as const;
        gl.texSubImage2D(gl.TEXTURE_2D, 0, ...part, gl.RED_INTEGER, gl.UNSIGNED_INT, counts);
      }
      gl.uniform1i(places.sides, sides);
      gl.uniform1i(places.size, size);
      gl.uniform3fv(
        places.hues,
        hues.flatMap((hue) => hue.map((channel) => channel / 255)),
      );
      gl.uniform3f(places.ground, ground[0] / 255, ground[1] / 255, ground[2] / 255);
      gl.uniform3f(places.scale, Math.log10(one), density.low, 1 / (density.high - density.low));
      gl.drawArrays(gl.TRIANGLES, 0, 3);
      return canvas;
    },
  };
}

function link(gl: WebGL2RenderingContext): WebGLProgram | undefined {
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ] as const) {
    const shader = gl.createShader(kind);
    if (!shader) return undefined;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  return gl.getProgramParameter(program, gl.LINK_STATUS) ? program : undefined;
}

/** Setting a size clears a canvas even where it is the same. */
function resize(canvas: OffscreenCanvas, size: number): void {
  if (canvas.width !== size) canvas.width = size;
  if (canvas.height !== size) canvas.height = size;
}
