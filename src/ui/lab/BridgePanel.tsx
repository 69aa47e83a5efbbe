/** The bridge: which layer the matrix is, opening one, sending the matrix to one. */
import { ChevronLeft, ChevronRight, Film, Link2, Unlink } from "lucide-react";
import { useState } from "react";
import { checkOf } from "../../app/network/check";
import { activeNetwork } from "../../core/network/bypass";
import type { NodeId } from "../../core/network/network";
import { hasKernel } from "../../core/nodes";
import { useApp, useLab, useNetwork } from "../context";
import { Button } from "../kit/Button";
import { Section } from "../kit/Section";
import { Select } from "../kit/Select";

export function BridgePanel() {
  const link = useLab((lab) => lab.link);
  return (
    <Section title="A layer of the network" label="Layer">
      {link ? <Linked /> : <Unlinked />}
    </Section>
  );
}

/** Which layer the matrix is, and how to let it go. */
function Linked() {
  const app = useApp();
  const link = useLab((lab) => lab.link);
  const name = useNetwork().nodes.find(({ id }) => id === link?.node)?.name ?? "";
  if (!link) return null;
  const { inputs, units, whole, share, hasBias } = link.window;
  return (
    <>
      <div className="actions bridge-line">
        <Link2 size={15} aria-hidden />
        <span>
          <b>{name}</b>, {inputs} → {units}
        </span>
        <Button
          look="small"
          hint="The matrix stays here; the layer goes its own way"
          onClick={() => app.bridge.unlink()}
        >
          <Unlink size={14} /> Let go
        </Button>
      </div>
      <p className="second">
        {whole
          ? "The two are one: an edit here sets the layer's weights, and training moves the matrix."
          : `This is its 2 × 2 core by singular value decomposition: the two directions it stretches most, with ${Math.floor(100 * share)} % of its squared weights. Edits change the layer in those two directions alone, and training moves the core.`}
        {!hasBias && " The layer has no bias, so b stays 0."}
      </p>
      <InTheFilm node={link.node} />
    </>
  );
}

/** The lab is one more stop of the film: from here to the layers beside this one, and back to the film at this layer. */
function InTheFilm({ node }: { readonly node: NodeId }) {
  const app = useApp();
  const network = useNetwork();
  const layers = checkOf(network).order.flatMap((id) =>
    network.nodes.filter((candidate) => candidate.id === id && hasKernel(candidate)),
  );
  const at = layers.findIndex(({ id }) => id === node);
  const before = layers[at - 1];
  const after = layers[at + 1];
  return (
    <div className="actions bridge-line">
      {before && (
        <Button
          look="small"
          hint="The Dense layer before, in the lab"
          onClick={() => void app.bridge.open(before.id)}
        >
          <ChevronLeft size={14} /> {before.name}
        </Button>
      )}
      <Button
        look="small"
        hint="Back to the network, where the film stands at this layer"
        onClick={() => {
          app.session.getState().goTo("editor");
          app.session.getState().select([node]);
        }}
      >
        <Film size={14} /> Show in the film
      </Button>
      {after && (
        <Button
          look="small"
          hint="The Dense layer after, in the lab"
          onClick={() => void app.bridge.open(after.id)}
        >
          {after.name} <ChevronRight size={14} />
        </Button>
      )}
    </div>
  );
}

/** Opens a layer as the matrix, or sends the matrix to one. */
function Unlinked() {
  const app = useApp();
  const layers = activeNetwork(useNetwork()).nodes.filter(hasKernel);
  const [chosen, setChosen] = useState<NodeId | undefined>(undefined);
  const layer = layers.find(({ id }) => id === chosen) ?? layers[0];
  if (!layer) return <p className="second">The network has no Dense layer. Add one, then open it here.</p>;
  return (
    <div className="actions bridge-line">
      <Select
        look="small"
        label="Layer"
        value={layer.id}
        choices={layers.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(value) => setChosen(value as NodeId)}
      />
      <Button
        look="small"
        hint="Its weights become the matrix, and stay linked"
        onClick={() => void app.bridge.open(layer.id)}
      >
        Open
      </Button>
      <Button
        look="small"
        hint="The matrix becomes its weights, and stays linked"
        onClick={() => void app.bridge.send(layer.id)}
      >
        Send to it
      </Button>
    </div>
  );
}
