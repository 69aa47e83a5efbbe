/** Layers' matrices in numbers: small ones at once, wide ones by the trainer once the run stands still. */
import { useEffect, useMemo, useState } from "react";
import { checkOf } from "../../app/network/check";
import { shownRun } from "../../app/run/looking-back";
import { type MatrixFacts, matrixFacts } from "../../core/math/matrix-facts";
import type { NodeId } from "../../core/network/network";
import { hasKernel } from "../../core/nodes";
import { useApp, useNetwork, useRun } from "../context";
import { useShownRun } from "../use-shown-run";

/** The nodes with a matrix, in the order they compute. */
export function useDenseNodes(): readonly NodeId[] {
  const network = useNetwork();
  return useMemo(() => {
    const dense = new Set(network.nodes.filter(hasKernel).map(({ id }) => id));
    return checkOf(network).order.filter((id) => dense.has(id));
  }, [network]);
}

/** Longest side of a matrix that is worked out between two frames. */
const AT_ONCE = 16;

export interface LayerFacts {
  readonly facts: MatrixFacts | undefined;
  /** The step they are of, where that is not the picture's. */
  readonly step: number | undefined;
}

interface Answer {
  readonly run: number;
  readonly step: number;
  readonly facts: ReadonlyMap<NodeId, MatrixFacts | undefined>;
}

/** What is known of each node's matrix; it fills up while the run stands still. */
export function useMatrixFacts(nodes: readonly NodeId[]): ReadonlyMap<NodeId, LayerFacts> {
  const app = useApp();
  const weights = useRun((state) => state.weights);
  const picture = useRun((state) => state.picture);
  const { progress } = useShownRun();
  const [answer, setAnswer] = useState<Answer | undefined>(undefined);
  const isStill = progress.state !== "running";
  const small = useMemo(() => {
    const found = new Map<NodeId, MatrixFacts | undefined>();
    for (const node of nodes) {
      const kernel = weights?.get(node)?.find(({ name }) => name === "kernel");
      const [inputs = 0, units = 0] = kernel?.shape ?? [];
      if (kernel && Math.max(inputs, units) <= AT_ONCE) {
        found.set(node, matrixFacts(kernel.values, inputs, units));
      }
    }
    return found;
  }, [nodes, weights]);
  const wide = nodes.filter((node) => !small.has(node)).join(" ");
  // A picture of a run at rest is new whenever its weights are.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the picture tells when to ask again
  useEffect(() => {
    if (!isStill || wide === "") return;
    let isOver = false;
    const ask = async () => {
      const facts = new Map<NodeId, MatrixFacts | undefined>();
      for (const node of wide.split(" ") as NodeId[]) {
        facts.set(node, await app.controller.matrixFacts(node));
        if (isOver) return;
        const { run, step } = shownRun(app.run.getState()).progress;
        setAnswer({ run, step, facts: new Map(facts) });
      }
    };
    void ask();
    return () => {
      isOver = true;
    };
  }, [app, wide, isStill, picture]);
  return new Map(
    nodes.map((node): [NodeId, LayerFacts] => {
      if (small.has(node)) return [node, { facts: small.get(node), step: undefined }];
      const known = answer?.run === progress.run ? answer : undefined;
      return [
        node,
        { facts: known?.facts.get(node), step: known?.step === progress.step ? undefined : known?.step },
      ];
    }),
  );
}
