/** Refactorings of the network on the canvas: one entry to undo with the weights, told in a sentence. */
import type { NodeId } from "../../core/network/network";
import type { Place } from "../../core/refactor/define";
import type { refactorings } from "../../core/refactor/list";
import { lowerFirst } from "../../core/words/capitals";
import type { App } from "../app";
import { checkOf } from "./check";
import { notifyOfEdit } from "./edit-notices";
import { inRowsAgain } from "./rows";

/** A node with the weights of the last picture, by which a person is told what can be done. */
export function refactoringPlace(app: App, node: NodeId): Place {
  const network = app.network.getState().history.present;
  return { network, check: checkOf(network), weights: app.run.getState().weights ?? new Map(), node };
}

/**
 * Does it with the weights of this moment; a refusal is a notice.
 * @param amount for those that take one, within its bounds
 */
export async function refactor(
  app: App,
  refactoring: (typeof refactorings)[number],
  node: NodeId,
  amount: number,
): Promise<void> {
  let said: string | undefined;
  const label = lowerFirst(refactoring.name);
  const hasChanged = await app.controller.editWithWeights(label, ({ network, weights }) => {
    const place: Place = { network, check: checkOf(network), weights, node };
    said = refactoring.refusal(place);
    if (said !== undefined) return undefined;
    const made = refactoring.apply(place, amount);
    said = made.sentence;
    return { ...made, network: inRowsAgain(network, made.network, app.viewport.present()?.room()) };
  });
  if (hasChanged) app.session.getState().select([node]);
  if (said === undefined) return;
  if (hasChanged) notifyOfEdit(app, said);
  else app.session.getState().notify(said, "error");
}
