/** The untangling of the present weights, asked for only while a component that uses this is on the page. */
import { useEffect } from "react";
import type { Untangling } from "../../../app/run-store";
import { useApp, useRun } from "../../context";

export function useUntangling(wanted = true): Untangling | undefined {
  const app = useApp();
  useEffect(() => (wanted ? app.untangling.watch() : undefined), [app, wanted]);
  const untangling = useRun((state) => state.untangling);
  return wanted ? untangling : undefined;
}
