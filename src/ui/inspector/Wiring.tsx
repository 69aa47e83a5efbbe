/** A node's wires as lists to choose from: the same as dragging, for the keyboard and for screen readers. */
import { useMemo } from "react";
import { addWire, removeWires } from "../../core/network/edit";
import { nodeOf, wiresTo } from "../../core/network/lookup";
import type { NetworkNode, NodeId } from "../../core/network/network";
import { wireRefuser } from "../../core/network/wire-refusal";
import { nodeSpec } from "../../core/nodes";
import { useApp, useNetwork } from "../context";
import { Field } from "../kit/Field";
import { Select } from "../kit/Select";

const NOTHING = "nothing";

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
                ...network.nodes
                  .filter((other) => other.id !== node.id)
                  .map((other) => ({
                    value: other.id,
                    label: other.name,
                    refusal: other.id === current ? undefined : refusal(other.id, port),
                  })),
              ]}
              onChange={(from) => connect(port, from)}
            />
          </Field>
        );
      })}
      <Field label="Feeds">
        <span>{feeds.length > 0 ? feeds.join(", ") : "nothing yet"}</span>
      </Field>
    </div>
  );
}
