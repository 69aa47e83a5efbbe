/** Going about the canvas by keys: where the keys are, the next step from there, and moving what is chosen. */
import { endsOf, step, type WalkDirection } from "../../core/graph/walk";
import { foldingOf } from "../../core/network/folds";
import { moveParts } from "../../core/network/frames";
import { nodeOf } from "../../core/network/lookup";
import type { Network, NodeId, Position } from "../../core/network/network";
import { endWords, stepWords } from "../../core/words/walk-words";
import type { App } from "../app";
import { checkOf } from "./check";
import { chosen, nameOfChosen, presentOf } from "./chosen";

/** The last step of each program: the way back leads where one came from. */
const lastSteps = new WeakMap<App, { readonly from: NodeId; readonly to: NodeId }>();

/** The node that the canvas's keys are at: the one chosen last, else the network's first; undefined where there is none. */
export function cursorOf(app: App): NodeId | undefined {
  const { cursor } = app.session.getState();
  return nodeOf(presentOf(app), cursor)?.id ?? endsOf(presentOf(app))?.first;
}

/** Puts the keys on a node, shows it, and chooses it. @param isAdded the nodes that were chosen stay so */
function choose(app: App, node: NodeId, isAdded: boolean): void {
  const { select } = app.session.getState();
  const others = isAdded ? chosen(app).nodes.filter((id) => id !== node) : [];
  select([...others, node]);
  app.viewport.reveal(node);
}

/**
 * One step along the graph (core/graph/walk.ts). Where nothing is chosen the first key only chooses the node that the keys
 * are at, so that nobody passes over it.
 */
export function walk(app: App, direction: WalkDirection, isAdded: boolean): void {
  const from = cursorOf(app);
  if (from === undefined) return;
  if (chosen(app).nodes.length === 0) choose(app, from, false);
  else goOn(app, from, direction, isAdded);
}

function goOn(app: App, from: NodeId, direction: WalkDirection, isAdded: boolean): void {
  const network = presentOf(app);
  const last = lastSteps.get(app);
  const next = step(network, from, direction, last?.to === from ? last.from : undefined);
  const name = nodeOf(network, from)?.name ?? "";
  const { say } = app.session.getState();
  if (next) {
    lastSteps.set(app, { from, to: next.node });
    choose(app, next.node, isAdded);
  }
  say(next ? stepWords(next, name) : endWords(direction, name));
}

/** To the node where the walk begins or ends. */
export function walkToEnd(app: App, end: "first" | "last"): void {
  const ends = endsOf(presentOf(app));
  if (ends) choose(app, ends[end], false);
}

/** Where one is in the order in which examples go through a network: at this node, else at the first; undefined where none is wired. */
export function orderedNode(network: Network, at: NodeId | undefined): NodeId | undefined {
  const { order } = checkOf(network);
  return at !== undefined && order.includes(at) ? at : order[0];
}

/** As many nodes on or back in that order, at most to its ends. */
export function walkInOrder(app: App, by: number): void {
  const { order } = checkOf(presentOf(app));
  const at = orderedNode(presentOf(app), app.session.getState().cursor);
  if (at === undefined) return;
  const next = order[Math.max(0, Math.min(order.length - 1, order.indexOf(at) + by))];
  if (next !== undefined) app.session.getState().select([next]);
}

/** Milliseconds after which another key press is another move, which undo takes back by itself. */
const BURST = 1000;
const bursts = new WeakMap<App, { readonly number: number; readonly at: number }>();

/** Moves the chosen nodes and notes, or the one that the keys are at; key presses that follow each other are one entry to undo. */
export function nudge(app: App, by: Position): void {
  if (chosen(app).nodes.length + chosen(app).notes.length === 0) {
    const cursor = cursorOf(app);
    if (cursor === undefined) return;
    choose(app, cursor, false);
  }
  const { nodes, notes } = chosen(app);
  const last = bursts.get(app);
  const at = Date.now();
  const isSame = last && at - last.at < BURST;
  const burst = { number: isSame ? last.number : (last?.number ?? 0) + 1, at };
  bursts.set(app, burst);
  const name = nameOfChosen(app);
  const isDone = app.network.getState().change(
    `move ${name}`,
    (network) => {
      const { cardOf } = foldingOf(network);
      return moveParts(network, { nodes: nodes.map((id) => cardOf.get(id) ?? id), notes }, by);
    },
    `keys ${burst.number} ${[...nodes, ...notes].join(" ")}`,
  );
  const moved = nodeOf(presentOf(app), nodes.at(-1));
  if (!isDone) return;
  app.viewport.present()?.hold();
  if (moved) app.viewport.reveal(moved.id);
  const where = moved ? `at ${moved.position.x}, ${moved.position.y}` : "moved";
  app.session.getState().say(`${name} ${where}`);
}
