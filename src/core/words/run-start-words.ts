/** What is said of the weights that a run began with. */

/** What the first weights of a run were. */
export type RunStart =
  | { readonly kind: "seed" }
  /** They came with a file or from the visit before; those that it lacks are the seed's. */
  | { readonly kind: "brought" }
  /** Some were set by hand before the first step. */
  | { readonly kind: "by hand" }
  /** Those of the layers that an edit left as they were; so many steps are behind them. */
  | { readonly kind: "kept"; readonly steps: number };

/** Whether a run's weights are still no others than its seed draws. @param step steps taken in this run */
export function isUntaught(start: RunStart, step: number): boolean {
  return start.kind === "seed" && step === 0;
}

/** "from kept weights, 384 steps behind them; Reset draws fresh ones"; undefined where they are the seed's. */
export function sayStart(start: RunStart): string | undefined {
  switch (start.kind) {
    case "seed":
      return undefined;
    case "brought":
      return "from the weights it came with; Reset draws fresh ones";
    case "by hand":
      return "from weights set by hand; Reset draws fresh ones";
    case "kept":
      return `from kept weights, ${start.steps.toLocaleString("en")} steps behind them; Reset draws fresh ones`;
    default:
      return start satisfies never;
  }
}
