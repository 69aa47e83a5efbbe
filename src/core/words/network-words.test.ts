/** A network in one line. */
import { expect, test } from "vitest";
import { checkNetwork, totalParameters } from "../compiler/check";
import { addNode } from "../network/edit";
import type { Network } from "../network/network";
import { newNetwork } from "../network/new-network";
import { sayNetwork, sayWidths } from "./network-words";

/** Dense of these units, one behind the other. */
function chain(...units: readonly number[]): Network {
  const begun = addNode(newNetwork(), "input", { x: 0, y: 0 });
  let { network, node: last } = begun;
  for (const [index, count] of units.entries()) {
    const added = addNode(network, "dense", { x: 160 * (index + 1), y: 0 }, { units: count });
    const wire = { id: `w${index}` as never, from: last, to: added.node, port: "x" };
    network = { ...added.network, wires: [...added.network.wires, wire] };
    last = added.node;
  }
  return network;
}

function say(network: Network, epoch = 0, accuracy?: number): string {
  const check = checkNetwork(network);
  const { shapes } = check;
  return sayNetwork({ network, shapes, parameters: totalParameters(check), epoch, accuracy });
}

test("its widths from the input on, its parameters, and how far it is trained", () => {
  expect(say(newNetwork())).toBe("empty");
  expect(say(chain(32, 2))).toBe("2 → 32 → 2, 162 parameters, not trained");
  expect(say(chain(32, 2), 40, 0.987)).toBe("2 → 32 → 2, 162 parameters, 98.7 % at epoch 40");
  expect(say(chain(2), 1, 0.9999)).toBe("2 → 2, 6 parameters, 99.9 % at epoch 1");
  expect(say(chain(2), 3)).toBe("2 → 2, 6 parameters, epoch 3");
});

test("many layers of one width are counted, and a width that is not known says so", () => {
  const widths = (network: Network) => sayWidths(network, checkNetwork(network).shapes);
  expect(widths(chain(720, 720, 720, 720, 720, 10))).toBe("2 → 720 → 720 → 720 → 720 → 720 → 10");
  expect(widths(chain(720, 720, 720, 720, 720, 720, 10))).toBe("2 → 720 × 6 → 10");
  expect(widths({ ...chain(4, 2), wires: [] })).toBe("2 → ? → ?");
});
