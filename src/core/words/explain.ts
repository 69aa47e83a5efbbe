/**
 * The sentence for every problem: it names the thing, the value and the way out. In core, not in ui, because
 * the worker, the command line and the tests say the same sentences as the page.
 */

import { showBytes } from "../compiler/memory";
import { isWarning, type Problem } from "../compiler/problem";
import { datasetSpec } from "../data";
import { factsOf } from "../data/facts";
import { bypassedAround } from "../network/bypassing";
import type { Network, NodeId } from "../network/network";
import { quotedName } from "./names";

/** What is wrong, and the way out: the sentence of a problem of this network, and what is bypassed beside it. */
export function explain(problem: Problem, network: Network): string {
  const sentence = sentenceOf(problem, network);
  if (isWarning(problem) || !("node" in problem)) return sentence;
  const [bypassed] = bypassedAround(network, problem.node);
  return bypassed === undefined ? sentence : `${sentence} ${quotedName(network, bypassed)} is bypassed.`;
}

function sentenceOf(problem: Problem, network: Network): string {
  const name = (id: NodeId) => quotedName(network, id);
  const list = (ids: readonly NodeId[]) => listOf(ids, name);
  const data = datasetSpec(network.dataset.kind)?.title ?? network.dataset.kind;

  switch (problem.tag) {
    case "cycle":
      return problem.nodes.length === 1
        ? `${list(problem.nodes)} feeds itself. Delete that wire.`
        : `${list(problem.nodes)} feed each other in a loop. Delete one of the wires between them.`;
    case "no-input":
      return "The network has no Input. Add one from the palette and wire it to the first layer.";
    case "several-inputs":
      return `There are ${problem.nodes.length} Inputs: ${list(problem.nodes)}. Keep one and delete the others.`;
    case "missing-wire":
      return `Nothing is wired into ${name(problem.node)}. Drag a wire to the dot on its left.`;
    case "port-taken":
      return `${name(problem.node)} has ${problem.wires.length} wires in one place, which takes one. Delete the others.`;
    case "unknown-port":
      return `${name(problem.node)} has no place called “${problem.port}” for a wire. Delete that wire.`;
    case "no-output":
      return `Nothing follows ${name(problem.node)}. Wire it to a layer; the network has to end in one output.`;
    case "several-outputs":
      return `The network ends in ${problem.nodes.length} places: ${list(problem.nodes)}. Delete all but one, or wire them on.`;
    case "unknown-kind":
      return `${name(problem.node)} is of the kind “${problem.kind}”, which this version does not know. It is kept as it is; replace it to train.`;
    case "bad-param":
    case "bad-setting":
    case "bad-shape":
    case "hint":
      return problem.text;
    case "input-width":
      return `${name(problem.node)} takes ${count(problem.width, "number")}, but an example of ${data} has ${problem.features}. Set its features to ${problem.features}.`;
    case "output-width":
      return `${name(problem.node)} gives ${count(problem.width, "number")}, but ${data} has ${problem.classes} classes. Give the last Dense ${problem.classes} units.`;
    case "softmax-missing":
      return `Cross-entropy needs probabilities, but the network ends in ${name(problem.node)}. Put a Softmax at the end, or choose mean squared error.`;
    case "sigmoid-missing":
      return `Binary cross-entropy needs a probability, but the network ends in ${name(problem.node)}. Put an Activation with sigmoid at the end, or choose another loss.`;
    case "binary-width":
      return `${name(problem.node)} gives ${count(problem.width, "number")}, but binary cross-entropy takes one. Give the last Dense 1 unit, or choose categorical cross-entropy.`;
    case "not-binary":
      return `Binary cross-entropy tells two classes apart, but ${data} has ${problem.classes}. Choose categorical cross-entropy.`;
    case "unknown-dataset":
      return `This version does not know the data set “${problem.kind}”. Choose another in Data.`;
    case "no-test-part":
      return `${data} has no test part of its own. Choose a share for validation, or none.`;
    case "memory":
      return `This network would take ${showBytes(problem.bytes)} of memory; the limit is ${showBytes(problem.limit)}. Make ${name(problem.node)} smaller.`;
    case "loose":
      return `${name(problem.node)} is not wired to anything and is left out.`;
    case "softmax-early":
      return `${name(problem.node)} is a Softmax before the end: it squeezes everything onto probabilities early. That trains, but is rarely meant.`;
    case "dense-pair":
      return problem.between === undefined
        ? `${name(problem.first)} and ${name(problem.second)} have nothing between them: together they are one Dense (W = W2·W1). Put an Activation between them.`
        : `${name(problem.first)} and ${name(problem.second)} have only ${name(problem.between)} between them, which bends nothing: once trained, all of it is one Dense. Put an Activation between them.`;
    case "same-name": {
      const names = [...new Map(problem.nodes.map((id) => [name(id), id])).values()];
      return names.length === 1
        ? `${problem.nodes.length.toLocaleString("en")} nodes are called ${list(names)}: no sentence tells which of them it is about. Give each a name of its own.`
        : `Several nodes each are called ${list(names)}: no sentence tells which of them it is about. Give each a name of its own.`;
    }
    case "topological-obstruction": {
      const named = (index: number) =>
        `“${factsOf(network.dataset)?.classes[index] ?? `class ${index + 1}`}”`;
      const why =
        problem.bottleneck === undefined
          ? `nothing here bends in more than ${problem.features} dimensions: that can stretch and press the plane, but not lift one class out of the other`
          : `${name(problem.bottleneck)} has one unit: it presses the plane onto a line, where the two classes lie on top of each other, and no layer after it can part them`;
      const way =
        problem.units === undefined
          ? `Put a Dense of ${problem.features + 1} units with an Activation after it before ${name(problem.node)}`
          : `Give ${name(problem.node)} ${problem.units} units${problem.bottleneck === undefined ? ", or bend with sin" : ""}`;
      return `${named(problem.inner)} lies inside ${named(problem.outer)}, and ${why}. ${way}.`;
    }
    default:
      return problem satisfies never;
  }
}

/** "“a”, “b” and “c”", the tail of long lists counted. */
function listOf(ids: readonly NodeId[], name: (id: NodeId) => string): string {
  const isLong = ids.length > 5;
  const names = (isLong ? ids.slice(0, 4) : ids).map(name);
  const shown = isLong ? [...names, `${(ids.length - 4).toLocaleString("en")} more`] : names;
  const [last, ...others] = [...shown].reverse();
  return others.length === 0 ? `${last}` : `${others.reverse().join(", ")} and ${last}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
