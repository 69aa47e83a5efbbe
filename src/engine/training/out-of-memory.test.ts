/** Whatever says that there was not enough memory, the largest layer is named; nothing else is blamed on one. */
import { expect, test } from "vitest";
import { smallNetwork } from "../testing/trained";
import { namingLargest } from "./out-of-memory";

const network = smallNetwork();
const largest = network.nodes.find(({ kind }) => kind === "dense")!.name;

const allocations = {
  "an array": () => new Float32Array(2 ** 48),
  "an array of a length that there is not": () => new Float32Array(2 ** 53),
  "a buffer": () => new ArrayBuffer(2 ** 50),
};

test.each(Object.entries(allocations))("%s that is not to be had", (_, allocate) => {
  let said = "";
  try {
    allocate();
  } catch (error) {
    said = (error as Error).message;
  }
  expect(said).not.toBe("");
  expect(namingLargest(said, network)).toBe(`${said} The largest layer is “${largest}”.`);
});

test("other sentences stay as they are, and of no network nothing is said", () => {
  expect(namingLargest("unreachable.", network)).toBe("unreachable.");
  expect(namingLargest("Array buffer allocation failed.", undefined)).toBe("Array buffer allocation failed.");
});
