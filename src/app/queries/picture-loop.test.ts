import { expect, test } from "vitest";
import { pictureInterval } from "./picture-loop";

test("pictures come 25 times a second where they are cheap, and leave page and trainer their time where not", () => {
  expect(pictureInterval({ took: 2, drawn: 8 })).toBe(40);
  expect(pictureInterval({ took: 2, drawn: 45 })).toBe(90);
  expect(pictureInterval({ took: 30, drawn: 8 })).toBe(180);
});
