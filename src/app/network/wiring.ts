/** Drawing and cutting one wire, by whatever means: one entry to undo, and what made way is said. */
import { addWire, removeWires } from "../../core/network/edit";
import { nodeOf, wiresTo } from "../../core/network/lookup";
import type { NodeId, Wire } from "../../core/network/network";
import type { App } from "../app";
import { notifyOfEdit } from "./edit-notices";

/** Where a wire goes. */
export type WireEnds = Pick<Wire, "from" | "to" | "port">;

const nameIn = (app: App, id: NodeId) => nodeOf(app.network.getState().history.present, id)?.name ?? id;

/** Draws a wire. @param instead a wire that this one is in place of: its end was dragged here */
export function connect(app: App, { from, to, port }: WireEnds, instead?: Wire["id"]): void {
  const { history, change } = app.network.getState();
  const old = wiresTo(history.present, to).find((wire) => wire.port === port);
  const isDone = change(`wire ${nameIn(app, from)} to ${nameIn(app, to)}`, (present) =>
    addWire(instead ? removeWires(present, [instead]) : present, from, to, port),
  );
  if (!isDone) return;
  app.session.getState().say(`“${nameIn(app, from)}” feeds “${nameIn(app, to)}”.`);
  if (old && old.id !== instead) {
    notifyOfEdit(
      app,
      `Replaced the wire from “${nameIn(app, old.from)}” into “${nameIn(app, to)}”. Undo brings it back.`,
    );
  }
}

/** Cuts a wire. */
export function disconnect(app: App, { id, from, to }: Wire): void {
  if (!app.network.getState().change("delete wire", (present) => removeWires(present, [id]))) return;
  app.session.getState().say(`“${nameIn(app, from)}” feeds “${nameIn(app, to)}” no longer.`);
}
