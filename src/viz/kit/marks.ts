/** The ten marker shapes, one a class, all of the same area: class is told by shape as well as by hue. */

export type MarkShape =
  | "circle"
  | "triangle"
  | "square"
  | "diamond"
  | "plus"
  | "triangle-down"
  | "cross"
  | "star"
  | "hourglass"
  | "bar";

/** In class order; classes beyond the tenth take them again from the first. */
const markShapes: readonly MarkShape[] = [
  "circle",
  "triangle",
  "square",
  "diamond",
  "plus",
  "triangle-down",
  "cross",
  "star",
  "hourglass",
  "bar",
];

/** What a shape is drawn on: a context or a Path2D. */
export type PathSink = Pick<CanvasPath, "moveTo" | "lineTo" | "arc" | "closePath">;

type Polygon = readonly (readonly [number, number])[];

/** Outlines around the origin, y downwards as on a canvas, scaled to the area of the circle of radius 1. */
const markOutlines: Readonly<Record<Exclude<MarkShape, "circle">, Polygon>> = {
  triangle: equalArea(regular(3, -90)),
  square: equalArea(regular(4, 45)),
  diamond: equalArea([
    [0, -1.6],
    [1, 0],
    [0, 1.6],
    [-1, 0],
  ]),
  plus: equalArea(plus(0)),
  "triangle-down": equalArea(regular(3, 90)),
  cross: equalArea(plus(45)),
  star: equalArea(star()),
  hourglass: equalArea([
    [-1, -1.1],
    [1, -1.1],
    [0.2, 0],
    [1, 1.1],
    [-1, 1.1],
    [-0.2, 0],
  ]),
  bar: equalArea([
    [-1.3, -0.5],
    [1.3, -0.5],
    [1.3, 0.5],
    [-1.3, 0.5],
  ]),
};

/** The shape of a class. */
export function markShape(classIndex: number): MarkShape {
  return markShapes[classIndex % markShapes.length] ?? "circle";
}

/** Adds one mark to a path: the area of a circle of radius `radius` around (x, y). */
export function traceMark(path: PathSink, shape: MarkShape, x: number, y: number, radius: number): void {
  if (shape === "circle") {
    path.moveTo(x + radius, y);
    path.arc(x, y, radius, 0, 2 * Math.PI);
    path.closePath();
    return;
  }
  let isFirst = true;
  for (const [dx, dy] of markOutlines[shape]) {
    if (isFirst) path.moveTo(x + dx * radius, y + dy * radius);
    else path.lineTo(x + dx * radius, y + dy * radius);
    isFirst = false;
  }
  path.closePath();
}

/** Area of a simple polygon (shoelace formula). */
function polygonArea(polygon: Polygon): number {
  let twice = 0;
  polygon.forEach(([x, y], index) => {
    const [nextX, nextY] = polygon[(index + 1) % polygon.length] ?? [0, 0];
    twice += x * nextY - nextX * y;
  });
  return Math.abs(twice) / 2;
}

function equalArea(polygon: Polygon): Polygon {
  const scale = Math.sqrt(Math.PI / polygonArea(polygon));
  return polygon.map(([x, y]) => [x * scale, y * scale] as const);
}

function polar(radius: number, degrees: number): readonly [number, number] {
  const angle = (degrees * Math.PI) / 180;
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

function regular(corners: number, startDegrees: number): Polygon {
  return Array.from({ length: corners }, (_, corner) => polar(1, startDegrees + (360 / corners) * corner));
}

function star(): Polygon {
  return Array.from({ length: 10 }, (_, corner) => polar(corner % 2 === 0 ? 1 : 0.45, -90 + 36 * corner));
}

function plus(degrees: number): Polygon {
  const arm = 1;
  const half = 0.36;
  const quarter: Polygon = [
    [half, -half],
    [half, -arm],
    [-half, -arm],
  ];
  const turn = (degrees * Math.PI) / 180;
  return [0, -90, -180, -270].flatMap((quarterTurn) => {
    const angle = turn + (quarterTurn * Math.PI) / 180;
    return quarter.map(
      ([x, y]) =>
        [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)] as const,
    );
  });
}
