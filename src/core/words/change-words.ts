/** What is another between two networks, in words: “hidden1: units 8 → 16”, “dropout (Dropout 0.5) added after hidden1”. */
import { datasetSpec } from "../data";
import { isBypassed } from "../network/bypass";
import type { Change, NetworkChanges, NodeChange } from "../network/changes";
import { framesOf, isFrame } from "../network/frames";
import { nodeOf, wiresTo } from "../network/lookup";
import type { Network, NetworkNode, NodeId, Params, Wire } from "../network/network";
import { nodeSpec } from "../nodes";
import type { ParamsSchema } from "../param-schema";
import { paramFields, parseParams } from "../params";
import { lowerFirst } from "./capitals";
import { countOf } from "./count-of";
import { impliedWires } from "./implied-wires";
import { sayValue, settingChanges } from "./setting-changes";

/** One thing that is another. */
export interface ChangeSentence {
  readonly text: string;
  /** The node of the later network that it is about, where there is one. */
  readonly node?: NodeId;
}

/** How far each of them is trained. */
export type TrainedChange = Change<{ readonly epoch: number }> & {
  /** Whether all weights of the one are those of the other. */
  readonly hasSameWeights: boolean;
};

/** One sentence for each change, what computes first; none where nothing is another. */
export function sayChanges(
  before: Network,
  after: Network,
  changes: NetworkChanges,
  trained?: TrainedChange,
): readonly ChangeSentence[] {
  const { added, removed, changed, moved, name, about } = changes;
  return [
    ...added.map((node) => ({ text: `${full(node)} added${sayPlace(after, node, "")}`, node: node.id })),
    ...removed.map((node) => text(`${full(node)} removed${sayPlace(before, node, ", which stood")}`)),
    ...changed.map((change) => ({ text: sayNode(change), node: change.after.id })),
    ...sayWires(before, after, changes).map(text),
    ...sayDataset(changes.dataset).map(text),
    ...saySplit(changes.split).map(text),
    ...sayTraining(changes.training).map(text),
    ...sayTrained(trained).map(text),
    ...(name ? [text(`name: “${name.before}” → “${name.after}”`)] : []),
    ...(about ? [text("the description is another")] : []),
    ...(changes.folds ? [text("other layers are folded")] : []),
    ...(changes.notes ? [text(sayNotes(changes.notes))] : []),
    ...(moved.length > 0 ? [text(`${countOf(moved.length, "node")} moved`)] : []),
  ];
}

/** "3 changes", "no change". */
export function sayCount(sentences: readonly ChangeSentence[]): string {
  return sentences.length === 0 ? "no change" : countOf(sentences.length, "change");
}

/** What of a node is another, without its name: "units 8 → 16". */
export function sayNodeChange({ before, after, params }: NodeChange): string {
  const schema = nodeSpec(after.kind)?.params;
  return [
    ...(before.name === after.name ? [] : [`called “${before.name}” before`]),
    ...(isBypassed(before) === isBypassed(after)
      ? []
      : [isBypassed(after) ? "bypassed" : "bypassed no longer"]),
    ...sayParams(schema, before.params, after.params, params),
  ].join(", ");
}

function sayNode(change: NodeChange): string {
  return `“${change.after.name}”: ${sayNodeChange(change)}`;
}

/** Values that are not in the file are the defaults. */
function sayParams(
  schema: ParamsSchema | undefined,
  before: Params,
  after: Params,
  names: readonly string[],
): readonly string[] {
  const fields = schema ? paramFields(schema) : [];
  return names.map((name) => {
    const field = fields.find((candidate) => candidate.name === name);
    const value = (params: Params) => sayValue(params[name] ?? field?.default ?? "none");
    return `${lowerFirst(field?.title ?? name)} ${value(before)} → ${value(after)}`;
  });
}

/** "“dropout” (Dropout 0.5)". */
function full({ name, kind, params }: NetworkNode): string {
  const spec = nodeSpec(kind);
  const parsed = spec && parseParams(spec.params, params);
  return `“${name}” (${parsed?.ok ? spec?.label(parsed.params) : (spec?.title ?? kind)})`;
}

/** " after “hidden1”"; nothing where no wire leads to it. @param relation stands before it */
function sayPlace(network: Network, { id }: NetworkNode, relation: string): string {
  const names = wiresTo(network, id).flatMap(({ from }) => nodeOf(network, from)?.name ?? []);
  return names.length > 0 ? `${relation} after ${names.map((name) => `“${name}”`).join(" and ")}` : "";
}

/** Of wires between nodes that both have, those that do not follow from a node that came or went between them. */
function sayWires(before: Network, after: Network, changes: NetworkChanges): readonly string[] {
  const { addedWires, removedWires } = impliedWires(before, after, changes);
  const ends = (network: Network, { from, to }: Wire) =>
    `from “${nodeOf(network, from)?.name}” to “${nodeOf(network, to)?.name}”`;
  return [
    ...addedWires.map((wire) => `wire ${ends(after, wire)} added`),
    ...removedWires.map((wire) => `wire ${ends(before, wire)} removed`),
  ];
}

/** Frames are notes to the network, not to people. */
function sayNotes({ before, after }: Change<Network["notes"]>): string {
  const without = (notes: Network["notes"]) => JSON.stringify(notes?.filter((note) => !isFrame(note)) ?? []);
  const ofFrames = (notes: Network["notes"]) => JSON.stringify(framesOf({ notes }));
  const isOther = [without(before) !== without(after), ofFrames(before) !== ofFrames(after)];
  const what = ["notes", "frames"].filter((_, index) => isOther[index]).join(" and ");
  return `the ${what} are others`;
}

function sayDataset(change: Change<Network["dataset"]> | undefined): readonly string[] {
  if (!change) return [];
  const { before, after } = change;
  const title = ({ kind }: Network["dataset"]) => datasetSpec(kind)?.title ?? kind;
  if (before.kind !== after.kind) return [`data: ${title(before)} → ${title(after)}`];
  const names = Object.keys({ ...after.params, ...before.params }).filter(
    (name) => before.params[name] !== after.params[name],
  );
  return sayParams(datasetSpec(after.kind)?.params, before.params, after.params, names).map(
    (said) => `data: ${said}`,
  );
}

function saySplit(change: Change<Network["split"]> | undefined): readonly string[] {
  if (!change) return [];
  const say = (split: Network["split"]) => {
    if (split.kind === "none") return "nothing held back";
    return split.kind === "test"
      ? "the set’s own test part"
      : `${Math.round(1000 * split.share) / 10} % held back, seed ${split.seed}`;
  };
  return [`validation: ${say(change.before)} → ${say(change.after)}`];
}

function sayTraining(change: Change<Network["training"]> | undefined): readonly string[] {
  if (!change) return [];
  const { before, after } = change;
  const number = (what: string, one: number, other: number) =>
    one === other ? [] : [`${what} ${sayValue(one)} → ${sayValue(other)}`];
  return [
    ...settingChanges(before, after),
    ...number("epochs to train", before.epochs, after.epochs),
    ...number("seed", before.seed, after.seed),
  ];
}

function sayTrained(trained: TrainedChange | undefined): readonly string[] {
  if (!trained) return [];
  const more = trained.after.epoch - trained.before.epoch;
  if (more > 0) return [`trained ${countOf(more, "epoch")} more`];
  if (more < 0) return [`trained ${countOf(-more, "epoch")} less`];
  return trained.hasSameWeights ? [] : ["other weights"];
}

function text(words: string): ChangeSentence {
  return { text: words };
}
