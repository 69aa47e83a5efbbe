import { expect, test } from "vitest";
import { initialLab, matrixEntries, matrixOf } from "../../core/lab/state";
import { labTextOf } from "../session/address";
import { createLabStore } from "./lab-store";

const shear = { ...initialLab, matrix: matrixEntries([1, 1, 0, 1]), preset: "shear" };

test("a question is open until it is answered, and its picture with it", () => {
  const lab = createLabStore();
  lab.getState().open(shear, "open a shear", "first");
  expect(lab.getState()).toMatchObject({ revealed: false, drawn: false, time: 0, guess: undefined });
  lab.getState().answer(1);
  expect(lab.getState()).toMatchObject({ revealed: true, drawn: true, playing: true, guess: 1 });
  expect(lab.getState().answered.has("shear")).toBe(true);
});

test("a question to be tried out shows its picture, and dragging in it does not tell the answer", () => {
  const lab = createLabStore();
  lab.getState().open(shear, "open a shear", "try");
  expect(lab.getState()).toMatchObject({ revealed: false, drawn: true, time: 1 });
  lab.getState().change("drag v", (state) => ({ ...state, probe: [0, 1] }));
  expect(lab.getState().revealed).toBe(false);
});

test("whoever takes hold of the matrix has left the question behind", () => {
  const lab = createLabStore();
  lab.getState().open(shear, "open a shear", "first");
  lab.getState().change("change A", (state) => ({ ...state, matrix: matrixEntries([2, 0, 0, 2]) }));
  expect(lab.getState()).toMatchObject({ revealed: true, drawn: true, time: 1 });
});

test("a drag is one entry; what a layer does is none", () => {
  const lab = createLabStore();
  for (const x of [5, 4, 3]) {
    lab.getState().change("drag î", (state) => ({ ...state, matrix: matrixEntries([x, 2, 3, 2]) }), "drag i");
  }
  lab.getState().endGesture();
  lab.getState().follow((state) => ({ ...state, matrix: matrixEntries([9, 9, 9, 9]) }));
  expect(lab.getState().history.past).toHaveLength(1);
  expect(lab.getState().following).toBe(true);
  lab.getState().undo();
  expect(matrixOf(lab.getState().history.present.matrix)).toEqual([6, 2, 3, 2]);
  lab.getState().redo();
  expect(lab.getState().history.past).toHaveLength(1);
});

test("the address is the lab's only where it says so", () => {
  expect(labTextOf("")).toBeUndefined();
  expect(labTextOf("#laboratory")).toBeUndefined();
  expect(labTextOf("#lab")).toBe("");
  expect(labTextOf("#lab=1;matrix=1,0,0,1")).toBe("1;matrix=1,0,0,1");
});
