/** Files that are no network: other kinds, text that is no JSON, and networks cut off, each refused in its exact sentence. */
import { expect, test } from "vitest";
import { addChain, denseChain } from "./chain";
import { saveNetwork } from "./file";
import { newNetwork } from "./new-network";
import { openNetworkBytes } from "./open-bytes";

type Case = [what: string, file: string, sentence: string];

const good = saveNetwork(addChain(newNetwork("Good"), denseChain([2, 3, 2], "tanh")));
const bytes = (text: string) => new TextEncoder().encode(text);
const refusal = (file: Uint8Array) => {
  const opened = openNetworkBytes(file);
  return opened.kind === "ok" ? "opened" : opened.text;
};

const noJson = "This file is not a network: it is no JSON; it may be cut off, or another kind of file.";
const noNetwork = (what: string) => `This file is not a network but ${what}`;
const SAVED = "Open a file that Unfold saved, which ends in .json.";
const noise = bytes("\0x".repeat(200));
const raw = (...start: readonly number[]) => Uint8Array.from([...start, ...noise]);
const ascii = (start: string) => raw(...[...start].map((letter) => letter.charCodeAt(0)));
const PAGE = "a web page or an XML file. A download may have been saved by mistake: get the file itself.";

const others: [string, Uint8Array, string][] = [
  ["nothing", new Uint8Array(0), "This file is empty. Get or save it again; nothing was opened."],
  ["zeros", new Uint8Array(5000), noNetwork("a file of zeros. It was not fully written: get it again.")],
  ["gzip", raw(0x1f, 0x8b, 8, 0), noNetwork("packed with gzip. Unpack it first.")],
  ["zip", ascii("PK\x03\x04"), noNetwork(`a zip archive, as Keras and PyTorch save models. ${SAVED}`)],
  ["HDF5", raw(0x89, 0x48, 0x44, 0x46), noNetwork(`an HDF5 file, as Keras saves weights. ${SAVED}`)],
  ["PNG", raw(0x89, 0x50, 0x4e, 0x47), noNetwork(`a picture (PNG). ${SAVED}`)],
  ["JPEG", raw(0xff, 0xd8, 0xff, 0xe0), noNetwork(`a picture (JPEG). ${SAVED}`)],
  ["GIF", ascii("GIF89a"), noNetwork(`a picture (GIF). ${SAVED}`)],
  ["PDF", ascii("%PDF-1.7"), noNetwork(`a PDF document. ${SAVED}`)],
  ["bzip2", ascii("BZh91AY"), noNetwork("packed with bzip2. Unpack it first.")],
  ["xz", raw(0xfd, 0x37, 0x7a, 0x58, 0x5a), noNetwork("packed with xz. Unpack it first.")],
  ["7z", raw(0x37, 0x7a, 0xbc, 0xaf), noNetwork("a 7z archive. Unpack it first.")],
  ["RAR", ascii("Rar!\x1a"), noNetwork("a RAR archive. Unpack it first.")],
  ["a pickle", raw(0x80, 4, 0x95), noNetwork(`a Python pickle. ${SAVED}`)],
  ["an old pickle", raw(0x80, 2, 0x7d), noNetwork(`a Python pickle. ${SAVED}`)],
  ["NumPy", raw(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59), noNetwork(`a NumPy array. ${SAVED}`)],
  ["SQLite", ascii("SQLite format 3"), noNetwork(`an SQLite database. ${SAVED}`)],
  ["a Linux program", raw(0x7f, 0x45, 0x4c, 0x46), noNetwork(`a program. ${SAVED}`)],
  ["a Windows program", ascii("MZ"), noNetwork(`a program. ${SAVED}`)],
  ["a script", bytes("#!/bin/sh\nexit"), noNetwork(`a program. ${SAVED}`)],
  [
    "IDX",
    raw(0, 0, 8, 3),
    noNetwork("an IDX file, as MNIST comes in. Bring all files of the data set at once, by their own names."),
  ],
  ["UTF-16", raw(0xff, 0xfe, 0x7b, 0), noNetwork("text in UTF-16. Save it as UTF-8.")],
  ["UTF-16, the other way", raw(0xfe, 0xff, 0, 0x7b), noNetwork("text in UTF-16. Save it as UTF-8.")],
  [
    "a Git LFS pointer",
    bytes("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 9912\n"),
    noNetwork(
      "a Git LFS pointer, which stands for a file that was not fetched. Run “git lfs pull” where it came from.",
    ),
  ],
  ["a web page", bytes("<!doctype html><title>404</title>"), noNetwork(PAGE)],
  ["a web page after a blank line", bytes("\n  <html>"), noNetwork(PAGE)],
  ["a picture as SVG", bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), noNetwork(PAGE)],
  ["Python", bytes("import keras\nmodel = keras.Sequential()"), noNetwork(`a Python program. ${SAVED}`)],
  ["Python, the other way", bytes("from keras import layers"), noNetwork(`a Python program. ${SAVED}`)],
  [
    "a tar archive",
    raw(...Array.from({ length: 257 }, () => 97), ...bytes("ustar")),
    noNetwork("a tar archive. Unpack it first."),
  ],
  [
    "bytes that are no text",
    raw(0xc3, 0x28, 0xa0),
    "This file is not a network: it is no text in UTF-8. It may be another kind of file.",
  ],
  ["words", bytes("Dear network,"), noJson],
  ["comma-separated values", bytes("x,y,label\n1,2,0\n"), noJson],
  ["YAML", bytes("format: unfold-network\nversion: 1\n"), noJson],
  ["NaN", bytes(good.replace('"seed": 1', '"seed": NaN')), noJson],
  ["a comma too many", bytes('{\n"format": "unfold-network",\n}'), noJson],
  ["single quotes", bytes("{'format': 'unfold-network'}"), noJson],
  ["keys without quotes", bytes('{\n\nformat: "unfold-network"}'), noJson],
  ["a comment", bytes('{\n// mine\n"format": "unfold-network"}'), noJson],
  ["two values", bytes(`${good}\n{}`), noJson],
  ["a bracket too many", bytes('{"format":"unfold-network"}}'), noJson],
  ["a tab in a text", bytes('{"format":"unfold\tnetwork"}'), noJson],
  ["a wrong escape", bytes('{"format":"\\x"}'), noJson],
  ["half of an escape", bytes('{"format":"\\u12"}'), noJson],
  ["a number with a leading zero", bytes('{"version":01}'), noJson],
];

test.each(others)("another kind of file: %s", (_, file, sentence) => expect(refusal(file)).toBe(sentence));

const cut = (what: string) =>
  `This file is cut off: it ends in the middle of ${what}. Get or save it again; nothing was opened.`;
const cuts: Case[] = [
  ["after the first brace", "{", cut("the group")],
  ["in the format", '{"format": "unfold-n', cut("a text under “format”")],
  ["in a key", '{"format": "unfold-network", "vers', cut("a text under “format”")],
  ["in the nodes", good.slice(0, good.indexOf('"kind": "dense"')), cut("the group under “nodes”")],
  ["after a node", good.slice(0, good.indexOf("},\n    {") + 2), cut("the list under “nodes”")],
  ["in a position", good.slice(0, good.indexOf('"y"')), cut("the group under “position”")],
  ["in the wires", good.slice(0, good.indexOf('"wires"') + 12), cut("the list under “wires”")],
  ["in the training", good.slice(0, good.indexOf('"epochs"')), cut("the group under “training”")],
  ["before the last brace", good.trimEnd().slice(0, -1), cut("the group")],
  ["after an escape", '{"name": "a\\', cut("a text under “name”")],
];
test.each(cuts)("cut off %s", (_, file, sentence) => expect(refusal(bytes(file))).toBe(sentence));
