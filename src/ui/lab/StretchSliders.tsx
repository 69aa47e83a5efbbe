/** A as what it does: a turn, or a turning over, and two stretches at right angles. */
import { useState } from "react";
import { fromSliders, type Sliders, setMatrix, slidersOf } from "../../core/lab/edit";
import { matrixOf } from "../../core/lab/state";
import { useApp, useLab } from "../context";
import { Field } from "../kit/Field";
import { Slider } from "../kit/Slider";
import { Switch } from "../kit/Switch";
import { showNumber } from "../strings";

const DEGREE = Math.PI / 180;
const degrees = (value: number) => `${showNumber(Math.round(10 * value) / 10)}°`;
const times = (value: number) => `×${showNumber(value)}`;

export function StretchSliders() {
  const app = useApp();
  const matrix = matrixOf(useLab((lab) => lab.history.present.matrix));
  /** What the sliders were last set to: the direction of a circle's stretch, say, is not in the matrix. */
  const [own, setOwn] = useState<{ readonly sliders: Sliders; readonly made: string } | undefined>(undefined);
  const sliders = own?.made === matrix.join() ? own.sliders : slidersOf(matrix);
  const [along, across] = sliders.stretches;
  const reach = Math.max(4, Math.ceil(Math.max(along, across)));
  const { endGesture } = app.lab.getState();

  function set(change: Partial<Sliders>, label: string): void {
    const { change: changeLab } = app.lab.getState();
    const next = { ...sliders, ...change };
    changeLab(label, (state) => setMatrix(state, fromSliders(next)), `slider ${Object.keys(change).join()}`);
    setOwn({ sliders: next, made: matrixOf(app.lab.getState().history.present.matrix).join() });
  }

  return (
    <div className="sliders">
      <Slider
        label={sliders.isOver ? "Over, about" : "Turn"}
        value={sliders.turn / DEGREE}
        minimum={sliders.isOver ? -90 : -180}
        maximum={sliders.isOver ? 90 : 180}
        step={1}
        show={degrees}
        onChange={(value) => set({ turn: value * DEGREE }, "turn the plane")}
        onCommit={endGesture}
      />
      <Slider
        label="Stretch along"
        value={along}
        minimum={0}
        maximum={reach}
        step={0.05}
        show={times}
        onChange={(value) => set({ stretches: [value, across] }, "stretch the plane")}
        onCommit={endGesture}
      />
      <Slider
        label="Stretch across"
        value={across}
        minimum={0}
        maximum={reach}
        step={0.05}
        show={times}
        onChange={(value) => set({ stretches: [along, value] }, "stretch the plane")}
        onCommit={endGesture}
      />
      <Slider
        label="Direction"
        value={sliders.axis / DEGREE}
        minimum={-90}
        maximum={90}
        step={1}
        show={degrees}
        onChange={(value) => set({ axis: value * DEGREE }, "turn the stretch")}
        onCommit={endGesture}
      />
      <Field label="Turned over">
        <Switch
          label="Turned over"
          checked={sliders.isOver}
          onChange={(isOver) => {
            // The half-turn's line is half the angle of the turn, so that switching to and fro comes back.
            set({ isOver, turn: isOver ? sliders.turn / 2 : sliders.turn * 2 }, "turn the plane over");
            endGesture();
          }}
        />
      </Field>
    </div>
  );
}
