/** The kinds that fixes add, by what they are: where the examples enter, a matrix, a bend of each unit by itself. */
import { nodeSpecs } from "../nodes";
import type { NodeSpec } from "../nodes/define";
import { defaultParams } from "../params";

const specs = nodeSpecs as unknown as readonly NodeSpec[];

/** @throws Error where no kind is like that */
function kindThat(isMeant: (spec: NodeSpec) => boolean): NodeSpec {
  const found = specs.find(isMeant);
  if (!found) throw new Error("kindThat: no kind is like that");
  return found;
}

export const inputKind = kindThat(({ inputs }) => inputs.length === 0);
export const kernelKind = kindThat(({ hasKernel }) => hasKernel);
export const bendKind = kindThat(
  ({ joins, warp, params }) => joins === "own" && warp(defaultParams(params)).kind === "bends",
);
