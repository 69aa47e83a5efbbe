/** Things found by what is typed, and in which order. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { findByWords } from "./find-by-words";

const things = [
  { title: "Fit the network", synonyms: ["zoom to fit", "show all"] },
  { title: "Zoom in", synonyms: ["closer"] },
  { title: "Keyboard shortcuts", synonyms: ["help"] },
  { title: "Softmax", synonyms: ["probabilities"] },
  { title: "LayerNorm", synonyms: ["normalisation"] },
  { title: "BatchNorm", synonyms: ["normalisation"] },
  { title: "Für Élise" },
];
const found = (typed: string) => findByWords(things, typed).map(({ title }) => title);

test.each([
  ["", things.map(({ title }) => title)],
  ["   ", things.map(({ title }) => title)],
  ["fit", ["Fit the network"]],
  ["network fit", ["Fit the network"]],
  ["zoom", ["Zoom in", "Fit the network"]],
  ["ZOOM closer", ["Zoom in"]],
  ["help", ["Keyboard shortcuts"]],
  ["norm", ["LayerNorm", "BatchNorm"]],
  ["batchn", ["BatchNorm"]],
  ["sftm", ["Softmax"]],
  ["elise fur", ["Für Élise"]],
  ["sm", []],
  ["zoom banana", []],
])("“%s”", (typed, titles) => expect(found(typed)).toEqual(titles));

test("every thing is found by its own title and by each of its synonyms, first by its title", () => {
  for (const { title, synonyms = [] } of things) {
    expect(found(title)[0]).toBe(title);
    for (const synonym of synonyms) expect(found(synonym)).toContain(title);
  }
});

test("whatever is typed, what is found is some of the things, each once", () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const titles = found(typed);
      expect(new Set(titles).size).toBe(titles.length);
      expect(things.map(({ title }) => title)).toEqual(expect.arrayContaining(titles));
    }),
  );
});
