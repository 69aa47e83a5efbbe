/**
 * A as a turn and two stretches: A = R(turn) · R(θ) diag(s₁, s₂) R(−θ), the signed singular value decomposition with
 * the turn taken out. A negative s₂ turns the plane over.
 */
import { useState } from "react";
import { matrixEntries, matrixOf } from "../../core/lab/state";
import { type Matrix2, multiply2, rotation2, stretch2 } from "../../core/math/matrix2";
import { signedSvd } from "../../core/math/signed-svd";
import { useApp, useLab } from "../context";
import { showNumber } from "../strings";
import { Slider } from "./Slider";

interface Stretches {
  readonly turn: number;
  readonly along: number;
  readonly across: number;
  readonly direction: number;
}

const DEGREE = Math.PI / 180;
/** Entries made by a slider are rounded to this many places: what a picture shows, and no more to read. */
const PLACES = 4;

function stretchesOf(matrix: Matrix2): Stretches {
  const { turn, s1, s2, stretchAngle } = signedSvd(...matrix);
  return { turn: turn / DEGREE, along: s1, across: s2, direction: stretchAngle / DEGREE };
}

function matrixFrom({ turn, along, across, direction }: Stretches): Matrix2 {
  const product = multiply2(rotation2(turn * DEGREE), stretch2(direction * DEGREE, along, across));
  return product.map((entry) => Number(entry.toFixed(PLACES)) + 0) as unknown as Matrix2;
}

export function StretchSliders() {
  const app = useApp();
  const matrix = useLab((lab) => lab.history.present.matrix);
  /** What the sliders were last set to: a circle's direction, say, is not in the matrix, but it is a person's. */
  const [own, setOwn] = useState<{ readonly stretches: Stretches; readonly made: string } | undefined>(undefined);
  const present = matrixOf(matrix);
  const stretches = own?.made === present.join() ? own.stretches : stretchesOf(present);
  const reach = Math.max(4, Math.ceil(Math.max(stretches.along, Math.abs(stretches.across))));
  const { change, endGesture } = app.lab.getState();
  const set = (part: keyof Stretches) => (value: number) => {
    const next = { ...stretches, [part]: value };
    const made = matrixFrom(next);
    setOwn({ stretches: next, made: made.join() });
    change(`set the ${part === "turn" ? "turn" : "stretch"}`, (state) => ({ ...state, matrix: matrixEntries(made) }), `slider ${part}`);
  };
  const degrees = (value: number) => `${showNumber(Math.round(10 * value) / 10)}°`;
  const times = (value: number) => `×${showNumber(value)}`;
  return (
    <div className="sliders">
      <Slider label="Turn" value={stretches.turn} minimum={-180} maximum={180} step={1} show={degrees} onChange={set("turn")} onCommit={endGesture} />
      <Slider label="Stretch along" value={stretches.along} minimum={0} maximum={reach} step={0.05} show={times} onChange={set("along")} onCommit={endGesture} />
      <Slider label="Stretch across" value={stretches.across} minimum={-reach} maximum={reach} step={0.05} show={times} onChange={set("across")} onCommit={endGesture} />
      <Slider label="Direction" value={stretches.direction} minimum={-90} maximum={90} step={1} show={degrees} onChange={set("direction")} onCommit={endGesture} />
    </div>
  );
}
