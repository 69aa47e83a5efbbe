import { expect, test } from "vitest";
import { pictureInterval, sampleIndices } from "./picture-loop";

test("pictures come 25 times a second where they are cheap, and leave page and trainer their time where not", () => {
  expect(pictureInterval({ took: 2, drawn: 8 })).toBe(40);
  expect(pictureInterval({ took: 2, drawn: 45 })).toBe(90);
  expect(pictureInterval({ took: 30, drawn: 8 })).toBe(180);
});

test("samples are spread evenly, and all of them where as many are shown", () => {
  expect([...sampleIndices(10, 5)]).toEqual([0, 2, 4, 6, 8]);
  expect([...sampleIndices(4, 4)]).toEqual([0, 1, 2, 3]);
});
