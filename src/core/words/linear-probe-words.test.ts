import { describe, expect, test } from "vitest";
import { checkNetwork } from "../compiler/check";
import { summarise } from "../compiler/summary";
import { addChain, denseChain } from "../network/chain";
import { newNetwork } from "../network/new-network";
import { type FoundLine, linearProbeSentence, linearProbeSteps, percent } from "./linear-probe-words";
import { stuckLayer } from "./stuck-words";

const network = addChain(newNetwork(), denseChain([2, 4, 2, 2], "tanh"));
const rows = summarise(network, checkNetwork(network));

/** As if a line were right for these shares after each of the five rows; the Dense inside a row as before it. */
function stepsOf(shares: readonly (number | FoundLine | undefined)[]) {
  const byNode = new Map(
    rows.flatMap(({ nodes }, row) =>
      [...nodes].map((node, place) => [node, place === nodes.length - 1 ? shares[row] : shares[row - 1]]),
    ),
  );
  return linearProbeSteps(rows, network, (node) => {
    const found = byNode.get(node);
    return typeof found === "number" ? { accuracy: found, isExact: true, doubt: 0 } : found;
  });
}

/** A line that was searched for. */
const about = (accuracy: number, doubt: number): FoundLine => ({ accuracy, isExact: false, doubt });

const facts = { own: 0.998, count: 1000, axes: 4 };

test("a stuck seed stays behind at the first layer after which lines get no better, the input where no layer helps", () => {
  const said = (...shares: readonly (number | FoundLine | undefined)[]) =>
    stuckLayer(stepsOf(shares), 7, 0.741);
  const rose = said(0.672, 0.86, 0.856, 0.8, 0.8);
  expect(rose?.node).toBe(rows[1]!.nodes.at(-1));
  expect(rose?.sentence).toBe(
    "Seed 7 is stuck: up to “activation” the share that a straight line gets right rises, from 67.2 % to 86 %; no layer after it makes more of it. The network itself ends with 74.1 %.",
  );
  expect(said(0.672, 0.7, 0.9, 0.905, 0.9)?.node).toBe(rows[2]!.nodes.at(-1));
  expect(said(0.672, about(0.675, 0), 0.6, 0.6, 0.6)).toEqual({
    node: rows[0]!.nodes.at(-1),
    sentence:
      "Seed 7 is stuck: no layer makes the classes easier to part: the best straight line is right for 67.2 % at the input and for no more after any layer. The network itself ends with 74.1 %.",
  });
  expect(said(undefined)).toBeUndefined();
});

describe("steps", () => {
  test("one a row of the summary, named after its last node, each with its gain over what feeds it", () => {
    const { steps, biggest } = stepsOf([0.672, 0.99, 1, 1, 1]);
    expect(steps.map(({ name }) => name)).toEqual([
      "input",
      "activation",
      "activation_2",
      "dense_3",
      "softmax",
    ]);
    expect(steps[0]!.gain).toBeUndefined();
    expect(steps.slice(1).map(({ gain }) => Number(gain!.toFixed(3)))).toEqual([0.318, 0.01, 0, 0]);
    expect(biggest).toBe(1);
  });

  test("no biggest step where none is worth the name, or nothing is known", () => {
    expect(stepsOf([0.6, 0.605, 0.6, 0.6, 0.6]).biggest).toBeUndefined();
    expect(stepsOf([undefined, undefined]).biggest).toBeUndefined();
    expect(stepsOf([0.6, undefined, 0.9, 0.9, 0.9]).steps[2]!.gain).toBeUndefined();
  });

  test("no biggest step where what the search may have missed could put another one first", () => {
    expect(stepsOf([0.6, 0.8, about(0.9, 0.05), 0.9, 0.9])).toMatchObject({ biggest: 1, isOpen: false });
    expect(stepsOf([0.6, 0.8, about(0.9, 0.11), 0.9, 0.9])).toMatchObject({
      biggest: undefined,
      isOpen: true,
    });
    // A better line after the first layer would only make its gain larger, and the next one's smaller.
    expect(stepsOf([0.6, about(0.8, 0.06), 0.95, 0.95, 0.95]).biggest).toBe(1);
    // What the input's own line may have missed makes the first layer's gain smaller.
    expect(stepsOf([about(0.6, 0.195), 0.8, 0.8, 0.8, 0.8])).toMatchObject({
      biggest: undefined,
      isOpen: true,
    });
    expect(stepsOf([about(0.6, 0.1), 0.8, 0.8, 0.8, 0.8]).biggest).toBe(1);
  });
});

describe("the sentence", () => {
  test("names the layer and both numbers, and the network's own", () => {
    expect(linearProbeSentence(stepsOf([0.672, 0.9, 1, 1, 1]), facts)).toBe(
      "“activation” does most of the work: the best straight line is right for 67.2 % before it and 90 % after it. The network itself is right for 99.8 %.",
    );
    expect(linearProbeSentence(stepsOf([0.672, 1, 1, 1, 1]), facts)).toMatch(/^“activation” does the work:/);
  });

  test("says when nothing helps yet, and when the end does not use what is there", () => {
    expect(linearProbeSentence(stepsOf([0.67, 0.67, 0.672, 0.67, 0.67]), { ...facts, own: undefined })).toBe(
      "No layer makes the classes easier to part yet: the best straight line is right for 67 % at the input, and 67.2 % at best.",
    );
    expect(linearProbeSentence(stepsOf([0.67, 0.95, 0.95, 0.95, 0.95]), { ...facts, own: 0.5 })).toContain(
      "The network itself is right for 50 %: its last layers do not use what is there.",
    );
  });

  test("says “at least” of what was searched for, and when it cannot tell which layer it was", () => {
    const few = { ...facts, own: undefined };
    expect(linearProbeSentence(stepsOf([0.679, about(0.905, 0.01), 0.905, 0.905, 0.905]), few)).toBe(
      "“activation” does the work: the best straight line is right for 67.9 % before it and at least 90.5 % after it.",
    );
    expect(linearProbeSentence(stepsOf([0.6, about(0.75, 0.06), about(0.87, 0.05), 0.87, 0.87]), few)).toBe(
      "The classes get easier to part on the way, but which layer does most of it is not sure: the best straight line is right for 60 % at the input and at least 87 % after “activation_2”, and a longer search might change the order.",
    );
    expect(
      linearProbeSentence(stepsOf([0.6, about(0.75, 0.06), about(0.87, 0.05), 0.87, 0.87]), {
        ...few,
        isSearching: true,
      }),
    ).toMatch(
      /which layer does most of it is still being worked out: .* at least 87 % after “activation_2” so far\.$/,
    );
    expect(linearProbeSentence(stepsOf([0.67, about(0.672, 0.01), 0.67, 0.67, 0.67]), few)).toBe(
      "No layer was found to make the classes easier to part yet: the best straight line is right for 67 % at the input, and at least 67.2 % at best.",
    );
  });

  test("before training says so first, with the numbers and no verdict", () => {
    const untaught = { ...facts, own: 0.52, isUntaught: true };
    expect(linearProbeSentence(stepsOf([0.679, about(0.729, 0.01), 0.705, 0.705, 0.648]), untaught)).toBe(
      "Not trained yet: with the weights it begins with, the best straight line is right for 67.9 % at the input, and at least 72.9 % at best, after “activation”. The network itself is right for 52 %.",
    );
    expect(linearProbeSentence(stepsOf([0.68, 0.6, 0.6, 0.6, 0.6]), untaught)).toContain(
      "68 % at the input, and no more after any layer.",
    );
    expect(linearProbeSentence(stepsOf([0.68, about(0.6, 0.1), 0.6, 0.6, 0.6]), untaught)).toContain(
      "68 % at the input, and nothing better was found after any layer.",
    );
  });

  test("says when the input was best", () => {
    expect(linearProbeSentence(stepsOf([0.68, 0.66, 0.6, 0.6, 0.6]), { ...facts, own: undefined })).toMatch(
      /right for 68 % at the input, and no more after any layer\.$/,
    );
  });

  test("doubts what so few examples say", () => {
    expect(linearProbeSentence(stepsOf([1, 1, 1, 1, 1]), { own: 1, count: 32, axes: 31 })).toContain(
      "32 examples in 31 directions could nearly always be parted, whatever their classes: this says little.",
    );
    expect(linearProbeSentence(stepsOf([1, 1, 1, 1, 1]), { own: 1, count: 1, axes: 1 })).toContain(
      "1 example in 1 direction could",
    );
    expect(linearProbeSentence(stepsOf([]), facts)).toBe(
      "No straight line could be fitted: the values are not finite.",
    );
  });
});

test("100 % only where nothing is missing", () => {
  expect([1, 0.9999, 0.5, 0.6721].map(percent)).toEqual(["100 %", "99.9 %", "50 %", "67.2 %"]);
});
