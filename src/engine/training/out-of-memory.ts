/** Where there was not enough memory, the layer to be made smaller is named. */
import { checkNetwork } from "../../core/compiler/check";
import { planNetwork } from "../../core/compiler/plan";
import { sizeOf } from "../../core/network/checkpoint";
import type { Network } from "../../core/network/network";

/** What engines and browsers say where an allocation fails: ours, V8's and SpiderMonkey's. */
const OUT_OF_MEMORY =
  /of memory at once|allocation failed|out of memory|invalid (array buffer|typed array) length/i;

/** The sentence, and where it is of memory the layer that takes most of it. */
export function namingLargest(sentence: string, network: Network | undefined): string {
  const name = network && OUT_OF_MEMORY.test(sentence) ? largestLayer(network) : undefined;
  return name === undefined ? sentence : `${sentence} The largest layer is “${name}”.`;
}

/** By its weights, and where none has any by its width. */
function largestLayer(network: Network): string | undefined {
  const plan = planNetwork(network, checkNetwork(network));
  const sizes = (plan?.nodes ?? []).map(({ id, shape, weights }) => ({
    id,
    size: weights.reduce((sum, array) => sum + sizeOf(array.shape), sizeOf(shape)),
  }));
  const largest = sizes.reduce<(typeof sizes)[number] | undefined>(
    (most, one) => (most && most.size >= one.size ? most : one),
    undefined,
  );
  return network.nodes.find(({ id }) => id === largest?.id)?.name;
}
