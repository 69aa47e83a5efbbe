/** The linear probes of the present weights, asked for only while a component that uses this is on the page. */
import { useEffect } from "react";
import type { LinearProbes } from "../../../app/run/run-store";
import { useApp, useRun } from "../../context";

/** undefined while none are wanted or none have been fitted. */
export function useLinearProbes(wanted = true): LinearProbes | undefined {
  const app = useApp();
  useEffect(() => (wanted ? app.linearProbes.watch() : undefined), [app, wanted]);
  const linearProbes = useRun((state) => state.linearProbes);
  return wanted ? linearProbes : undefined;
}
