/** The fixed numbers the gallery's pictures are made from: the rings, the sheet, ten clusters. */
import { ringDensity, rings } from "../core/data/rings";
import { createRandom } from "../core/math/random";
import { type SheetShape, sheetPoints } from "../core/math/sheet";
import { layFlat, runNet } from "./net";

export const domain = [-6, 6] as const;
export const classNames = ["inner ring", "outer ring"];
export const shape: SheetShape = { domain, lines: 41, refine: 4 };

export const sheet = sheetPoints(shape);
export const side = sidesOf(sheet);

const params = rings.params.parse({ samples: 300, seed: 7 });
export const examples = rings.create(params);

export function density(classIndex: number, x: number, y: number): number {
  return ringDensity(x, y, classIndex === 0 ? params.innerRadius : params.outerRadius, params.width);
}

/** M2's nine nodes: the sheet and the examples where each puts them. */
export const nodes = nodesOfM2();

function nodesOfM2() {
  const dataNodes = runNet(examples.x);
  return runNet(sheet).map((node, index) => {
    const { share, points } = layFlat(node, dataNodes.slice(index, index + 1));
    const [sheetFlat = new Float32Array(), dataFlat = new Float32Array()] = points;
    return { name: node.name, width: node.width, share, sheet: sheetFlat, data: dataFlat };
  });
}

export function sidesOf(points: Float32Array): Uint8Array {
  return Uint8Array.from({ length: points.length / 2 }, (_, index) =>
    Math.hypot(points[2 * index] ?? 0, points[2 * index + 1] ?? 0) < 3.5 ? 0 : 1,
  );
}

/** Ten clusters on a circle, twenty examples each. */
export const tenClasses = makeTenClasses();
export const tenNames = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

function makeTenClasses() {
  const random = createRandom(3, "gallery", "ten classes");
  const labels = Uint8Array.from({ length: 200 }, (_, index) => index % 10);
  const x = new Float32Array(400);
  labels.forEach((label, index) => {
    const angle = (2 * Math.PI * label) / 10;
    x[2 * index] = 4.2 * Math.cos(angle) + 0.55 * random.normal();
    x[2 * index + 1] = 4.2 * Math.sin(angle) + 0.55 * random.normal();
  });
  return { x, labels };
}

/** A smooth ten-class map: softmax of the direction's agreement with each cluster's. */
export function tenOutputs(points: Float32Array): Float32Array {
  const result = new Float32Array(5 * points.length);
  for (let index = 0; 2 * index < points.length; index++) {
    const powers = Array.from({ length: 10 }, (_, label) => {
      const angle = (2 * Math.PI * label) / 10;
      const x = (points[2 * index] ?? 0) - 4.2 * Math.cos(angle);
      const y = (points[2 * index + 1] ?? 0) - 4.2 * Math.sin(angle);
      return Math.exp(-(x * x + y * y) / 2.4);
    });
    const sum = powers.reduce((total, value) => total + value, 1e-9);
    powers.forEach((power, label) => {
      result[10 * index + label] = power / sum;
    });
  }
  return result;
}
