/** What an empty canvas says: how to begin, and three ways to begin at once. */
import { beginPreset } from "../../app/commands/begin-preset";
import { openPreset, type PresetName } from "../../app/network/presets";
import { useApp } from "../context";
import { Button } from "../kit/Button";

const offers: readonly PresetName[] = ["two-rings", "one-wide-layer", "one-line"];

export function EmptyCanvas() {
  const app = useApp();
  return (
    <div className="empty-canvas">
      <p className="empty-title">Drag an Input here to begin</p>
      <p className="second">
        Then add Dense and Activation nodes, wire each to the next by the dots at their sides, and end with a
        Softmax.
      </p>
      <div className="actions empty-offers">
        {offers.map((name) => {
          const preset = openPreset(name);
          return (
            <Button key={name} onClick={() => void beginPreset(app, name)}>
              {preset.network.name}
            </Button>
          );
        })}
      </div>
    </div>
  );
}
