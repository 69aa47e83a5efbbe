/** The material's two outliers: they are added to the rings and change nothing else (M3). */
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { rings } from "./rings";

const material = rings.params.parse({ samples: 15, outliers: true });

test("15 samples a class and two outliers of the inner ring make 32 points", () => {
  const { count, x, labels } = rings.create(material);
  expect(count).toBe(32);
  expect(rings.facts(material).count).toBe(32);
  expect([...x.slice(60)]).toEqual([-5, 5, 5, -5]);
  expect([...labels]).toEqual([...Array(15).fill(0), ...Array(15).fill(1), 0, 0]);
});

test("the drawn points are the same with and without them", () => {
  const plain = rings.create({ ...material, outliers: false });
  const { x, labels } = rings.create(material);
  expect(x.slice(0, 60)).toEqual(plain.x);
  expect(labels.slice(0, 30)).toEqual(plain.labels);
});

test("a network saved before there were outliers has the points it had", () => {
  const params = rings.params.parse({ innerRadius: 2, outerRadius: 5, width: 0.5, samples: 500, seed: 1 });
  const { x } = rings.create(params);
  expect(createHash("sha256").update(x).digest("hex").slice(0, 16)).toBe("e77cc9e503d0754b");
});
