/** Loads the page anew without losing anything: what is not kept yet is written first. */
import type { App } from "../app";

/** Where nothing would answer, or the work could not be kept, the page that is open stays, and a notice says why. */
export async function reloadPage(app: Pick<App, "keeper" | "kept" | "session">): Promise<void> {
  const { notify } = app.session.getState();
  await app.keeper.flush();
  const { state } = app.kept.getState();
  if (state !== "kept")
    notify("Not reloaded: this work is not kept here yet. Save it to a file first.", "error");
  else if (!(await answers(document.baseURI)))
    notify(
      "Not reloaded: there is no connection, and the page would not come back. Try again later.",
      "error",
    );
  else location.reload();
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(address, { method: "HEAD", cache: "no-store" })).ok;
  } catch {
    return false;
  }
}
