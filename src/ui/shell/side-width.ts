/** How wide a person has made what stands at the side: in pixels, a share would be another width beside a drawer. */
import type { App } from "../../app/app";
import type { Pane } from "./view";

/** What it begins with. One in which the pane cannot be read is mended; 0 is a pane that is closed. */
export function startWidth(app: App, { size }: Pane): number | string | undefined {
  const { sideWidth } = app.session.getState().preferences;
  return sideWidth ? Math.max(sideWidth, size.least) : (sideWidth ?? size.start);
}
