/** Points by hand: drawn by a press on the picture, or added here and moved with the arrow keys. */
import { Plus, Trash2 } from "lucide-react";
import { addPoint } from "../../app/lab/add-point";
import { clearDrawnPoints } from "../../core/lab/edit";
import { useApp, useLab } from "../context";
import { Button } from "../kit/Button";
import { Section } from "../kit/Section";

export function DrawnPanel() {
  const app = useApp();
  const state = useLab((lab) => lab.history.present);
  const count = state.drawn.length / 2;
  const { change } = app.lab.getState();
  function add(): void {
    // Beside the last one, so that each new point is seen.
    const [x = 0.5, y = 1] = state.drawn.slice(-2);
    addPoint(app, [x + 0.5, y]);
  }
  return (
    <Section title="Points by hand">
      <p className="second">
        {count === 0
          ? "Press on the picture to put points there."
          : `${count} point${count === 1 ? "" : "s"}.`}
      </p>
      <div className="actions">
        <Button look="small" onClick={add}>
          <Plus size={14} /> Add a point
        </Button>
        <Button
          look="small"
          disabled={count === 0}
          onClick={() => change("remove the points", clearDrawnPoints)}
        >
          <Trash2 size={14} /> Remove all
        </Button>
      </div>
    </Section>
  );
}
