/** Networks to begin from, and the work that was on the canvas before. */
import { useEffect, useState } from "react";
import { downloadDamaged, openRecent } from "../../app/commands/open-recent";
import { checkOf } from "../../app/network/check";
import { openPreset, presetNames } from "../../app/network/presets";
import type { DocumentRecord } from "../../app/storage/records";
import { totalParameters } from "../../core/compiler/check";
import type { Network } from "../../core/network/network";
import { hasKernel, isInput } from "../../core/nodes";
import { useApp, useNetwork } from "../context";
import { PlainButton } from "../kit/PlainButton";
import "./presets.css";

export function Presets() {
  const app = useApp();
  return (
    <>
      <p className="second">
        Opening one keeps what is on the canvas: undo brings it back, and so does Recent work below.
      </p>
      <ul className="cards">
        {presetNames.map((name) => {
          const opened = openPreset(name);
          const { network } = opened;
          return (
            <li key={name}>
              <button
                type="button"
                className="card"
                data-preset={name}
                onClick={() => void app.replace(opened, `open ${network.name}`)}
              >
                <span className="card-title">
                  {network.name}
                  <span className="second mono">{widths(network)}</span>
                </span>
                <span>{network.about}</span>
                <span className="second">
                  {totalParameters(checkOf(network)).toLocaleString("en")} parameters
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <RecentWork />
    </>
  );
}

/** "2-4-2-2-2", "3072-720×11-10": the widths of the Dense layers from the input on, repeats counted where many. */
function widths(network: Network): string {
  const { shapes } = checkOf(network);
  const numbers = network.nodes
    .filter((node) => isInput(node) || hasKernel(node))
    .map(({ id }) => shapes.get(id)?.[0]);
  const runs: { readonly width: unknown; count: number }[] = [];
  for (const width of numbers) {
    const last = runs.at(-1);
    if (last && last.width === width) last.count += 1;
    else runs.push({ width, count: 1 });
  }
  return runs
    .map(({ width, count }) => (count > 5 ? `${width}×${count}` : Array(count).fill(width).join("-")))
    .join("-");
}

/** What was on the canvas before and is kept in this browser. */
function RecentWork() {
  const app = useApp();
  const network = useNetwork();
  const [shelf, setShelf] = useState<readonly DocumentRecord[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another network on the canvas means another one on the shelf
  useEffect(() => {
    let wanted = true;
    void app.keeper.recent().then((documents) => wanted && setShelf(documents));
    return () => {
      wanted = false;
    };
  }, [app, network]);
  if (shelf.length === 0) return null;
  return (
    <>
      <h3>Recent work</h3>
      <ul className="cards">
        {shelf.map((document) => (
          <li key={document.id}>
            <RecentCard document={document} />
          </li>
        ))}
      </ul>
    </>
  );
}

function RecentCard({ document }: { readonly document: DocumentRecord }) {
  const app = useApp();
  const [isDamaged, setDamaged] = useState(false);
  const open = async () => setDamaged(!(await openRecent(app, document)));
  return (
    <>
      <button type="button" className="card" onClick={() => void open()}>
        <span className="card-title">{document.name}</span>
        <span className="second">{new Date(document.at).toLocaleString()}</span>
        {document.leaves !== undefined && (
          <span className="second">
            goes on {new Date(document.leaves).toLocaleDateString()} unless it is opened
          </span>
        )}
      </button>
      {isDamaged && (
        <PlainButton look="small" onClick={() => void downloadDamaged(app, document)}>
          Download the text of “{document.name}”
        </PlainButton>
      )}
    </>
  );
}
