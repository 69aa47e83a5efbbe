/** Fixes of what does not fit the data, the loss or the memory, and of widths that do not fit each other. */
import { checkNetwork } from "../compiler/check";
import { setNodeParams, setTraining } from "../network/edit";
import { nodeOf } from "../network/lookup";
import type { Network, NodeId, Params } from "../network/network";
import { addNodeIntoWire } from "../network/place";
import { hasKernel, nodeSpec, nodeSpecs } from "../nodes";
import { isRefusal, type Meaning, type NodeSpec } from "../nodes/define";
import { defaultParams, paramFields } from "../params";
import { type LossSpec, lossSpecs } from "../training/losses";
import { countOf } from "../words/count-of";
import { quotedName } from "../words/names";
import { type Fix, type FixTable, meaningAt, type Place } from "./define";
import { kernelKind } from "./kinds";
import { addBehind, settingWidth, unitsOf, widthGiver } from "./width";

/** Where the network is checked for every width that is tried. */
const LARGEST_TRIED = 2000;

export const endFixes: FixTable<
  | "input-width"
  | "output-width"
  | "softmax-missing"
  | "sigmoid-missing"
  | "binary-width"
  | "not-binary"
  | "bad-shape"
  | "memory"
> = {
  "input-width": ({ node, features }, { network }) => [
    {
      name: `Set ${countOf(features, "feature")}`,
      edit: () => setNodeParams(network, node, { features }),
    },
  ],

  "output-width": ({ node, classes }, place) => [settingWidth(place, node, classes)],

  "softmax-missing": ({ node }, place) => [
    ...ending(place, node, "distribution"),
    ...choosingLoss(place, undefined),
  ],

  "sigmoid-missing": ({ node }, place) =>
    meaningAt(place, node) === "numbers"
      ? ending(place, node, "probability")
      : choosingLoss(place, "distribution"),

  // One number of a distribution is always 1.
  "binary-width": ({ node }, place) => [
    ...(meaningAt(place, node) === "distribution" ? [] : [settingWidth(place, node, 1)]),
    ...choosingLoss(place, "distribution"),
  ],

  "not-binary": (_problem, place) => choosingLoss(place, "distribution"),

  "bad-shape": ({ node }, place) => widthsThatFit(place, node),

  memory: ({ node }, place) => {
    const { network, active, check } = place;
    if (network.nodes.length > LARGEST_TRIED) return [];
    const width = (id: NodeId) => check.shapes.get(id)?.[0] ?? 0;
    const widest = active.nodes
      .filter(hasKernel)
      .map(({ id }) => id)
      .sort((a, b) => width(b) - width(a));
    for (const id of new Set([...(widest.includes(node) ? [node] : []), ...widest.slice(0, 2)])) {
      const units = unitsThatFit(network, id, width(id));
      if (units === undefined) continue;
      const name = `Give ${quotedName(network, id)} ${unitsOf(units)}`;
      return [{ name, edit: () => setNodeParams(network, id, { units }) }];
    }
    return [];
  },
};

/** A node at the end that gives what the loss needs: a Softmax, an Activation with sigmoid. */
function ending({ network }: Place, end: NodeId, meaning: Meaning): readonly Fix[] {
  for (const spec of nodeSpecs as unknown as readonly NodeSpec[]) {
    const params = variantsOf(spec).find((variant) => spec.meaning(variant) === meaning);
    if (!params) continue;
    const { kind, title, label } = spec;
    const name = label(params) === title ? `Add a ${title}` : `Add ${spec.title} ${label(params)}`;
    return [{ name, edit: () => addBehind(network, kind, end, params) }];
  }
  return [];
}

/** A kind's default params, and those with each other choice. */
function variantsOf({ params }: NodeSpec): readonly Params[] {
  const usual = defaultParams(params);
  const choices = paramFields(params).flatMap(({ name, choices = [] }) =>
    choices.map((choice) => ({ ...usual, [name]: choice })),
  );
  return [usual, ...choices];
}

function choosingLoss({ network }: Place, needs: LossSpec["needs"]): readonly Fix[] {
  const loss = lossSpecs.find((spec) => spec.needs === needs);
  if (!loss) return [];
  return [
    {
      name: `Set the loss to ${loss.title.toLowerCase()}`,
      edit: () => setTraining(network, { loss: loss.kind }),
    },
  ];
}

/** Where two branches do not fit: one made as wide as the other. */
function widthsThatFit(place: Place, id: NodeId): readonly Fix[] {
  const { network, check, graph } = place;
  const node = nodeOf(network, id);
  const spec = nodeSpec(node?.kind ?? "");
  const params = check.params.get(id);
  const wires = spec?.inputs.map((port) => graph.into.get(id)?.find((wire) => wire.port === port)) ?? [];
  const [a, b] = wires;
  if (!spec || !params || !a || !b) return [];
  const way = (changed: typeof a, other: typeof a): readonly Fix[] => {
    const units = check.shapes.get(other.from)?.[0];
    const fits = units !== undefined && !isRefusal(spec.inferShape([[units], [units]], params));
    const giver = widthGiver(place, changed.from);
    // A source with other wires would change its width for these too.
    if (!fits || giver === undefined || graph.outOf.get(changed.from)?.length !== 1) return [];
    const name = `Give ${quotedName(network, giver)} ${unitsOf(units)}`;
    return [{ name, edit: () => setNodeParams(network, giver, { units }) }];
  };
  const found = [...way(b, a), ...way(a, b)];
  const units = check.shapes.get(a.from)?.[0];
  if (found.length > 0 || units === undefined) return found;
  const name = `Add a ${kernelKind.title} of ${unitsOf(units)}`;
  return [
    { name, edit: () => addNodeIntoWire(network, kernelKind.kind, b.id, undefined, { units }).network },
  ];
}

/** The largest power of two with which the network fits into memory; undefined where none does. */
function unitsThatFit(network: Network, node: NodeId, now: number): number | undefined {
  for (let units = 2 ** Math.floor(Math.log2(Math.max(now - 1, 1))); units >= 1; units /= 2) {
    const { problems } = checkNetwork(setNodeParams(network, node, { units }));
    if (!problems.some(({ tag }) => tag === "memory")) return units;
  }
  return undefined;
}
