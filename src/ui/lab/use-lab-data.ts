/** The current data set as the lab draws it; undefined where its examples are no points of a plane. */
import { useMemo } from "react";
import { datasetOf } from "../../app/network/dataset";
import type { LabData } from "../../core/lab/state";
import { useNetwork, useRun } from "../context";

export function useLabData(): LabData | undefined {
  const network = useNetwork();
  const data = useRun((state) => state.data);
  return useMemo(() => {
    if (data?.features !== 2) return undefined;
    const classNames = datasetOf(network)?.facts.classes ?? [];
    return { points: data.x, labels: data.labels, classNames };
  }, [data, network]);
}
