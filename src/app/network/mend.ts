/** Mending the network on the canvas. */
import type { Fix } from "../../core/fixes/define";
import type { Network } from "../../core/network/network";
import { lowerFirst } from "../../core/words/capitals";
import { countProblems } from "../../core/words/problem-titles";
import type { App } from "../app";
import { presentProblems } from "./problems";

/**
 * Does what a fix offers: one entry to undo, said to screen readers with what is left.
 * @param network that it was offered for; of another nothing is done
 */
export function mend(app: App, network: Network, fix: Fix): void {
  const label = lowerFirst(fix.name);
  const { change } = app.network.getState();
  if (!change(label, (present) => (present === network ? fix.edit() : present))) return;
  const { words } = countProblems(presentProblems(app));
  app.session
    .getState()
    .say(`Done: ${label}. ${words === "" ? "Nothing is wrong any more" : `Left: ${words}`}.`);
}
