/** What is wrong with the network on the canvas, or worth saying of it, given the examples at hand. */
import { problemsOf } from "../app/network/check";
import type { Problem } from "../core/compiler/problem";
import { useNetwork, useRun } from "./context";

export function useProblems(): readonly Problem[] {
  const network = useNetwork();
  const data = useRun((state) => state.data);
  return problemsOf(network, data);
}
