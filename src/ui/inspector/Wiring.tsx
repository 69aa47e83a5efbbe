/** A node's wires as lists to choose from: the same as dragging, for the keyboard and for screen readers. */
import { useMemo } from "react";
import { addWire, removeWires } from "../../core/network/edit";
import { nodeOf, wiresTo } from "../../core/network/lookup";
import type { Network, NetworkNode, NodeId } from "../../core/network/network";
import { wireRefuser } from "../../core/network/wire-refusal";
import { nodeSpec } from "../../core/nodes";
import { useApp, useNetwork } from "../context";
import { Field } from "../kit/Field";
import { type Choice, Select } from "../kit/Select";

const NOTHING = "nothing";
/** The most nodes that a list offers, and the most that are named: of a large network those nearest in its file. */
const MOST_OFFERED = 200;
const MOST_NAMED = 20;

export function Wiring({ node }: { readonly node: NetworkNode }) {
  const app = useApp();
  const network = useNetwork();
  const ports = nodeSpec(node.kind)?.inputs ?? [];
  const feeds = network.wires
    .filter((wire) => wire.from === node.id)
    .map((wire) => nodeOf(network, wire.to)?.name);
  const refusal = useMemo(() => wireRefuser(network, { to: node.id }), [network, node.id]);
  const connect = (port: string, from: string) => {
    const old = wiresTo(network, node.id).find((wire) => wire.port === port);
    const source = nodeOf(network, from as NodeId);
    app.network
      .getState()
      .change(source ? `wire ${source.name} to ${node.name}` : "delete wire", (present) =>
        source ? addWire(present, from as NodeId, node.id, port) : removeWires(present, old ? [old.id] : []),
      );
  };
  return (
    <div className="form">
      {ports.map((port) => {
        const current = wiresTo(network, node.id).find((wire) => wire.port === port)?.from;
        return (
          <Field
            key={port}
            label={ports.length > 1 ? `Fed by (${port})` : "Fed by"}
            hint="The node whose values enter here"
          >
            <Select
              label={ports.length > 1 ? `${node.name} is fed by (${port})` : `${node.name} is fed by`}
              value={current ?? NOTHING}
              choices={[
                { value: NOTHING, label: "nothing" },
                ...offered(network, node, current).map((other) => ({
                  value: other.id,
                  label: other.name,
                  refusal: other.id === current ? undefined : refusal(other.id, port),
                })),
                ...others(network.nodes.length - 1 - MOST_OFFERED),
              ]}
              onChange={(from) => connect(port, from)}
            />
          </Field>
        );
      })}
      <Field label="Feeds">
        <span>{namesOf(feeds)}</span>
      </Field>
    </div>
  );
}

/** The nodes that may be chosen as a source, in file order; of many those around this one, the present source among them. */
function offered({ nodes }: Network, node: NetworkNode, current: NodeId | undefined): readonly NetworkNode[] {
  const at = nodes.indexOf(node);
  const from = Math.max(0, Math.min(at - MOST_OFFERED / 2, nodes.length - 1 - MOST_OFFERED));
  const near = nodes.slice(from, from + MOST_OFFERED + 1).filter((other) => other !== node);
  const source = nodes.find(({ id }) => id === current);
  return source && !near.includes(source) ? [source, ...near] : near;
}

/** A last line that says how many are not offered, and how to wire them all the same. */
function others(count: number): readonly Choice[] {
  if (count <= 0) return [];
  const label = `${count.toLocaleString("en")} more`;
  return [{ value: label, label, refusal: "Draw the wire on the canvas" }];
}

function namesOf(names: readonly (string | undefined)[]): string {
  if (names.length === 0) return "nothing yet";
  const more = names.length - MOST_NAMED;
  const named = names.slice(0, MOST_NAMED).join(", ");
  return more > 0 ? `${named} and ${more.toLocaleString("en")} more` : named;
}
