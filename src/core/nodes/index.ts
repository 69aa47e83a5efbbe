/** The node kinds. Adding one is one file and one name in this list. */
import { activation } from "./activation";
import { add } from "./add";
import { concatenate } from "./concatenate";
import type { NodeSpec } from "./define";
import { dense } from "./dense";
import { dropout } from "./dropout";
import { input } from "./input";
import { softmax } from "./softmax";

export const nodeSpecs = [input, dense, activation, dropout, softmax, add, concatenate] as const;

const byKind = new Map<string, NodeSpec>(nodeSpecs.map((spec) => [spec.kind, spec as unknown as NodeSpec]));

/** The spec of a kind; undefined for a kind this version does not know. */
export function nodeSpec(kind: string): NodeSpec | undefined {
  return byKind.get(kind);
}
