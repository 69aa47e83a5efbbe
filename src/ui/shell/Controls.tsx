/** What a person gives commands by: the top bar, and the keyboard from the same moment on. */
import { useLayoutEffect } from "react";
import { listenForKeys } from "../../app/commands/keys";
import { useApp } from "../context";
import { pageCommands } from "../page-commands";
import { KeepingBar } from "./KeepingBar";
import { TopBar } from "./TopBar";

export function Controls() {
  const app = useApp();
  // As soon as the page is there: an effect that waits for a paint loses the keys of a quick hand.
  useLayoutEffect(() => listenForKeys(app, pageCommands), [app]);
  return (
    <>
      <TopBar />
      <KeepingBar />
    </>
  );
}
