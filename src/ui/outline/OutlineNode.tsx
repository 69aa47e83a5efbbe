/** What can be changed about one layer of the outline: its name, settings and wires, its place, and what is wrong with it. */
import { ArrowDown, ArrowUp, Copy, Plus, Spline, Trash2, Unlink } from "lucide-react";
import { problemsAt } from "../../core/compiler/problem";
import { fedBy, feedersOf } from "../../core/graph/walk";
import type { NetworkNode } from "../../core/network/network";
import { swapRefusal } from "../../core/network/swap";
import { nodeSpec } from "../../core/nodes";
import { explain } from "../../core/words/explain";
import { namesOf } from "../../core/words/link-words";
import { useApp, useNetwork } from "../context";
import { NodeName, NodeParams } from "../inspector/NodeFields";
import { Button, CommandButton } from "../kit/Button";
import { Field } from "../kit/Field";
import { WaysOut } from "../problems/WaysOut";
import { useProblems } from "../use-problems";

export interface OutlineNodeProps {
  readonly node: NetworkNode;
  readonly onAdd: () => void;
  readonly onSwap: (direction: 1 | -1) => void;
}

export function OutlineNode({ node, onAdd, onSwap }: OutlineNodeProps) {
  const app = useApp();
  const network = useNetwork();
  const problems = problemsAt(useProblems(), node.id);
  const takesWires = (nodeSpec(node.kind)?.inputs.length ?? 0) > 0;
  const wires = (label: string, into: boolean) => (
    <Field label={label}>
      <Button
        look="small"
        hint="Wire, or cut, from a list with reasons"
        aria-label={`${label}: ${names(into)}. Change`}
        onClick={() => app.session.getState().set({ listedWires: { node: node.id, into } })}
      >
        <span className="one-line">{names(into)}</span>
      </Button>
    </Field>
  );
  const names = (into: boolean) =>
    namesOf(network, into ? feedersOf(network, node.id) : fedBy(network, node.id)) || "nothing yet";
  const move = (direction: 1 | -1, name: string, Icon: typeof ArrowUp) => {
    const refusal = swapRefusal(network, node.id, direction);
    return (
      <Button
        look="small icon"
        aria-label={name}
        hint={refusal ?? name}
        keys={direction === 1 ? "alt+arrowdown" : "alt+arrowup"}
        aria-disabled={refusal !== undefined}
        onClick={() => onSwap(direction)}
      >
        <Icon size={14} />
      </Button>
    );
  };
  return (
    <fieldset className="outline-node" aria-label={`Settings of ${node.name}`}>
      {problems.map((problem) => (
        <div key={JSON.stringify(problem)}>
          {explain(problem, network)}
          <WaysOut problem={problem} />
        </div>
      ))}
      <NodeName node={node} look="text-field outline-node-name" />
      <NodeParams node={node} />
      <div className="form">
        {takesWires && wires("Fed by", true)}
        {wires("Feeds", false)}
      </div>
      <div className="actions">
        <Button look="small" hint="A node behind this one" keys="/" onClick={onAdd}>
          <Plus size={14} /> Add…
        </Button>
        {move(-1, "Up, before what feeds it", ArrowUp)}
        {move(1, "Down, behind what it feeds", ArrowDown)}
        <CommandButton id="bypass" look="small" icon={<Spline size={14} />} iconOnly />
        <CommandButton id="duplicate" look="small" icon={<Copy size={14} />} iconOnly />
        <CommandButton id="delete-and-heal" look="small" icon={<Unlink size={14} />} iconOnly />
        <CommandButton id="delete" look="small" icon={<Trash2 size={14} />} iconOnly />
      </div>
    </fieldset>
  );
}
