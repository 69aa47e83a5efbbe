/** What is found in the list of what can be added: by words, and with a number behind them. */
import { expect, test } from "vitest";
import { findChoices, functionChoices, kindChoices } from "./node-choices";

const all = [...kindChoices, ...functionChoices];
const found = (typed: string) => findChoices(all, typed).map(({ kind, params }) => ({ kind, params }));

test("a number behind a kind's words is its units, its features, its rate", () => {
  expect(found("dense 8")).toEqual([{ kind: "dense", params: { units: 8 } }]);
  expect(found("linear 16 ")[0]).toEqual({ kind: "dense", params: { units: 16 } });
  expect(found("dropout 0.2")).toEqual([{ kind: "dropout", params: { rate: 0.2 } }]);
});

test("a number that the kind cannot have, or that it has no place for, finds nothing", () => {
  expect(found("dense 0")).toEqual([]);
  expect(found("dropout 8")).toEqual([]);
  expect(found("softmax 8")).toEqual([]);
});

test("without a number all is found by its words as before", () => {
  expect(found("dense")[0]).toEqual({ kind: "dense", params: undefined });
  expect(found("relu")[0]).toMatchObject({ kind: "activation", params: { function: "relu" } });
});
