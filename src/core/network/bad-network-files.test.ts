/** The corpus of bad network files: each is refused in its exact sentence, which says what stands where and what should. */
import { describe, expect, test } from "vitest";
import { addChain, denseChain } from "./chain";
import { saveNetwork } from "./file";
import { newNetwork } from "./new-network";
import { openNetworkBytes } from "./open-bytes";

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type Case = [what: string, file: string, sentence: string];
/** Stands for a value that is taken away. */
const GONE = Symbol("gone");

const good = saveNetwork(addChain(newNetwork("Good"), denseChain([2, 3, 2], "tanh")));
const bytes = (text: string) => new TextEncoder().encode(text);
const refusal = (file: Uint8Array) => {
  const opened = openNetworkBytes(file);
  return opened.kind === "ok" ? "opened" : opened.text;
};
const damaged = (what: string) => `This file is damaged (${what}). Nothing was opened.`;

/** The good file's text with another value at a place. */
function changed(place: string, value: Json | typeof GONE): string {
  const file = JSON.parse(good);
  const keys = place.split(".");
  const last = keys.pop() as string;
  let group = file;
  for (const key of keys) group = group[key];
  if (value === GONE) delete group[last];
  else group[last] = value;
  return JSON.stringify(file);
}

/** A place without a value, and with every wrong one; `expected` is what should stand there. */
function wrongAt(place: string, expected: string, values: readonly (readonly [Json, string])[]): Case[] {
  return [
    [`${place} missing`, changed(place, GONE), damaged(`at ${place} ${expected} is missing`)],
    ...values.map(
      ([value, words]): Case => [
        `${place} ${JSON.stringify(value).slice(0, 20)}`,
        changed(place, value),
        damaged(`at ${place} stands ${words}`),
      ],
    ),
  ];
}

const is = (value: Json, words: string, expected: string) =>
  [value, `${words}, which is not ${expected}`] as const;
const number = (expected: string) => is(5, "5", expected);
const word = (expected: string) => is("x", "“x”", expected);
const yes = (expected: string) => is(true, "true", expected);
const nothing = (expected: string) => is(null, "null", expected);
const list = (expected: string) => is([], "a list", expected);
const group = (expected: string) => is({}, "a group of values", expected);

const texts = [
  "name",
  "nodes.0.id",
  "nodes.0.kind",
  "nodes.0.name",
  "wires.0.id",
  "wires.0.from",
  "wires.0.to",
  "wires.0.port",
  "dataset.kind",
  "training.optimizer.kind",
  "training.loss",
].flatMap((place) =>
  wrongAt(place, "a text", [
    ...[number, yes, nothing, list, group].map((wrong) => wrong("a text")),
    ["", "an empty text"],
    is("y".repeat(201), `“${"y".repeat(39)}…”`, "a text of at most 200 characters"),
  ]),
);
const numbers = [
  "nodes.1.position.x",
  "nodes.1.position.y",
  "training.epochs",
  "training.batchSize",
  "training.seed",
].flatMap((place) =>
  wrongAt(
    place,
    "a number",
    [word, yes, nothing, list, group].map((wrong) => wrong("a number")),
  ),
);
const far = ["nodes.1.position.x", "nodes.1.position.y"].flatMap((place) =>
  wrongAt(place, "", [
    is(1e8, "100000000", "a number of at most 10,000,000"),
    is(-1e8, "-100000000", "a number of at least -10,000,000"),
  ]).slice(1),
);
const lists = ["nodes", "wires"].flatMap((place) =>
  wrongAt(
    place,
    "a list",
    [number, word, yes, nothing, group].map((wrong) => wrong("a list")),
  ),
);
const groups = [
  "nodes.0",
  "wires.1",
  "nodes.0.position",
  "nodes.0.params",
  "dataset",
  "dataset.params",
  "training",
  "training.optimizer",
  "training.optimizer.params",
  "split",
].flatMap((place) => {
  const values = [number, word, nothing, list].map((wrong) => wrong("a group of values"));
  const rows = wrongAt(place, "a group of values", values);
  // A node or wire taken out of its list leaves a hole, which JSON writes as null.
  return /\.\d$/.test(place) ? rows.slice(1) : rows;
});
const PARAM = "a text, a number, or true or false";
const params = ["nodes.1.params.units", "dataset.params.samples", "training.optimizer.params.rate"].flatMap(
  (place) =>
    wrongAt(
      place,
      PARAM,
      [nothing, list, group].map((wrong) => wrong(PARAM)),
    ).slice(1),
);

const splitAs = (what: string, split: Json, words: string): Case => [
  what,
  changed("split", split),
  damaged(`at split.${words}`),
];
const share = (part: number, seed: number) => ({ kind: "share", share: part, seed });
const splits = [
  splitAs(
    "an unknown split",
    { kind: "fold" },
    "kind stands “fold”, which is not one of the kinds that there are",
  ),
  splitAs("a split without a kind", {}, "kind one of the kinds that there are is missing"),
  splitAs("no share", { kind: "share", seed: 1 }, "share a number is missing"),
  splitAs("a share of nothing", share(0, 1), "share stands 0, which is not a number of more than 0"),
  splitAs("a share of all", share(1, 1), "share stands 1, which is not a number of less than 1"),
  splitAs(
    "a share in words",
    { kind: "share", share: "half", seed: 1 },
    "share stands “half”, which is not a number",
  ),
  splitAs("no seed", { kind: "share", share: 0.2 }, "seed a number is missing"),
  splitAs("a seed below 0", share(0.2, -1), "seed stands -1, which is not a number of at least 0"),
  splitAs("half a seed", share(0.2, 0.5), "seed stands 0.5, which is not a whole number"),
];

const notOurs = (what = "its format is not “unfold-network”") =>
  `This file is JSON, but no network of Unfold: ${what}.`;
const z39 = "z".repeat(39);
const whole: Case[] = [
  ["no format", changed("format", GONE), notOurs()],
  ["another format", changed("format", "other"), notOurs()],
  ["a number as format", changed("format", 7), notOurs()],
  ["a number", "3", notOurs()],
  ["null", "null", notOurs()],
  ["a list", "[1, 2]", notOurs()],
  ["a model of TensorFlow.js", '{"modelTopology":{}}', notOurs("it is a model of TensorFlow.js")],
  ["a model of Keras", '{"class_name":"Sequential","config":{}}', notOurs("it is a model of Keras")],
  ["a notebook", '{"cells":[],"nbformat":4}', notOurs("it is a Jupyter notebook")],
  ["no version", changed("version", GONE), damaged("its version is missing")],
  ["a version in words", changed("version", "one"), damaged('its version is "one"')],
  ["half a version", changed("version", 1.5), damaged("its version is 1.5")],
  ["version 0", changed("version", 0), damaged("its version is 0")],
  ["a version below 0", changed("version", -1), damaged("its version is -1")],
  ["a list as version", changed("version", [1]), damaged("its version is no number")],
  ["null as version", changed("version", null), damaged("its version is no number")],
  [
    "a newer version",
    changed("version", 99),
    "This file was saved by a newer Unfold (format 99; this one reads up to 1). Reload the page to get the newest version, then open it again.",
  ],
  [
    "a long note",
    changed("about", "z".repeat(2001)),
    damaged(`at about stands “${z39}…”, which is not a text of at most 2,000 characters`),
  ],
  ["a note that is none", changed("about", 4), damaged("at about stands 4, which is not a text")],
  ["one id twice", changed("nodes.1.id", "n1"), damaged("two nodes have the id “n1”")],
  ["one wire twice", changed("wires.1.id", "w1"), damaged("two wires have the id “w1”")],
  [
    "a wire from nowhere",
    changed("wires.0.from", "gone"),
    damaged("the wire “w1” leads to “gone”, which is not in the file"),
  ],
  [
    "a wire to nowhere",
    changed("wires.0.to", "gone"),
    damaged("the wire “w1” leads to “gone”, which is not in the file"),
  ],
  [
    "an id that would reach a prototype",
    changed("nodes.0.id", "__proto__"),
    damaged("at nodes.0.id stands “__proto__”, which is not a name that can be used"),
  ],
];

const weights = (what: string, value: Json, sentence: string): Case => [
  what,
  changed("checkpoint", value),
  damaged(sentence),
];
const array = (what: string, change: { readonly [key: string]: Json }, sentence: string) =>
  weights(what, { n2: [{ name: "kernel", shape: [1], values: "AACAPw==", ...change }] }, sentence);
const at = (words: string) => `in its weights, at ${words}`;
const not = (words: string) => `the weights “kernel” of “n2” are not ${words}`;
const manyArrays = Array.from({ length: 17 }, () => ({ name: "a", shape: [0], values: "" }));
const checkpoints = [
  weights("weights as a list", [], at("the file stands a list, which is not a group of values")),
  weights("weights as a text", "x", at("the file stands “x”, which is not a group of values")),
  weights("weights of a node as a text", { n2: "x" }, at("n2 stands “x”, which is not a list")),
  weights("an array that is none", { n2: [3] }, at("n2.0 stands 3, which is not a group of values")),
  weights("an array without a name", { n2: [{ shape: [1], values: "" }] }, at("n2.0.name a text is missing")),
  weights(
    "seventeen arrays",
    { n2: manyArrays },
    at("n2 stands a list, which is not a list of at most 16 entries"),
  ),
  array("a name that is none", { name: 3 }, at("n2.0.name stands 3, which is not a text")),
  array("a shape in words", { shape: "2x3" }, at("n2.0.shape stands “2x3”, which is not a list")),
  array("half a length", { shape: [0.5] }, at("n2.0.shape.0 stands 0.5, which is not a whole number")),
  array(
    "a length below 0",
    { shape: [-1] },
    at("n2.0.shape.0 stands -1, which is not a number of at least 0"),
  ),
  array(
    "nine axes",
    { shape: [1, 1, 1, 1, 1, 1, 1, 1, 1] },
    at("n2.0.shape stands a list, which is not a list of at most 8 entries"),
  ),
  array("values as numbers", { values: [1] }, at("n2.0.values stands a list, which is not a text")),
  array("too few values", { shape: [2] }, not("2 numbers")),
  array("too many values", { shape: [], values: "AACAPwAAgD8=" }, not("1 numbers")),
  array("no base64", { values: "*ACAPw==" }, not("1 numbers")),
  array("no numbers", { values: "AADAfw==" }, not("all finite")),
  array("infinity", { values: "AACAfw==" }, not("all finite")),
  array("a shape that no memory holds", { shape: [1e6, 1e6, 1e6] }, not("1000000000000000000 numbers")),
];

const infinite = ["training.epochs", "training.batchSize", "training.seed", "nodes.1.position.x"].flatMap(
  (place) =>
    ["1e999", "-1e999"].map(
      (digits): Case => [
        `${place} ${digits}`,
        changed(place, "@").replace('"@"', digits),
        damaged(`at ${place} stands ${digits.replace("1e999", "Infinity")}, which is not a number`),
      ],
    ),
);

const values = [
  ...texts,
  ...numbers,
  ...far,
  ...lists,
  ...groups,
  ...params,
  ...splits,
  ...whole,
  ...checkpoints,
  ...infinite,
];

describe("values that cannot be", () => {
  test.each(values)("%s", (_, file, sentence) => expect(refusal(bytes(file))).toBe(sentence));
});

test("there are two hundred of them", () => expect(values.length).toBeGreaterThanOrEqual(200));
