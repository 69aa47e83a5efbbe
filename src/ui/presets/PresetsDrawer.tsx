/** Networks to begin from. */
import { beginPreset } from "../../app/commands/begin-preset";
import { checkOf } from "../../app/network/check";
import { openPreset, presetNames } from "../../app/network/presets";
import { totalParameters } from "../../core/compiler/check";
import { sayWidths } from "../../core/words/network-words";
import { useApp } from "../context";
import "./presets.css";

export function Presets() {
  const app = useApp();
  return (
    <>
      <p className="second">Each opens as a network of its own. What you have here stays, under Networks.</p>
      <ul className="cards">
        {presetNames.map((name) => {
          const { network } = openPreset(name);
          const check = checkOf(network);
          return (
            <li key={name}>
              <button
                type="button"
                className="card"
                data-preset={name}
                onClick={() => void beginPreset(app, name)}
              >
                <span className="card-title">{network.name}</span>
                <span>{network.about}</span>
                <span className="second">
                  <span className="mono">{sayWidths(network, check.shapes)}</span>,{" "}
                  {totalParameters(check).toLocaleString("en")} parameters
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
