import { describe, expect, test } from "vitest";
import { chordsOf, type KeyPress } from "./chords";

const press = (key: string, code: string, modifiers = ""): KeyPress => ({
  key,
  code,
  ctrlKey: modifiers.includes("C"),
  metaKey: modifiers.includes("M"),
  shiftKey: modifiers.includes("S"),
  altKey: modifiers.includes("A"),
  getModifierState: () => modifiers.includes("G"),
});

describe("what is printed counts first", () => {
  test.each([
    ["QWERTZ", press("z", "KeyY", "C"), ["mod+z"]],
    ["QWERTZ", press("y", "KeyZ", "C"), ["mod+y"]],
    ["AZERTY", press("z", "KeyW", "C"), ["mod+z"]],
    ["AZERTY", press("a", "KeyQ", "C"), ["mod+a"]],
    ["Dvorak, whose KeyZ is a semicolon", press(";", "KeyZ", "C"), ["mod+;"]],
    ["US", press("Z", "KeyZ", "CS"), ["mod+shift+z"]],
    ["Caps Lock", press("S", "KeyS", "C"), ["mod+s"]],
    ["Polish, AltGr", press("ż", "KeyZ", "CAG"), ["ż"]],
    ["a Latin letter with an accent", press("ñ", "KeyZ", "C"), ["mod+ñ"]],
    ["a named key", press("Enter", "Enter", "C"), ["mod+enter"]],
  ])("%s", (_, pressed, chords) => expect(chordsOf(pressed, false)).toEqual(chords));
});

describe("the key's place counts where no Latin letter is printed", () => {
  test.each([
    ["Cyrillic", "я", "KeyZ", "z"],
    ["Cyrillic", "ы", "KeyS", "s"],
    ["Greek", "ζ", "KeyZ", "z"],
    ["Greek", "δ", "KeyD", "d"],
    ["Hebrew", "ז", "KeyZ", "z"],
    ["Hebrew", "ש", "KeyA", "a"],
    ["Arabic", "ئ", "KeyZ", "z"],
    ["Arabic", "س", "KeyS", "s"],
    ["Cyrillic, the full stop's key", "ю", "Period", "."],
    ["Persian digits", "۱", "Digit1", "1"],
  ])("%s: %s on %s", (_, key, code, letter) => {
    expect(chordsOf(press(key, code, "C"), false)).toContain(`mod+${letter}`);
    expect(chordsOf(press(key.toUpperCase(), code, "MS"), true)).toContain(`mod+shift+${letter}`);
  });
});

describe("digits and the full stop, which Shift prints otherwise", () => {
  test.each([
    ["US", press("!", "Digit1", "CS"), "mod+shift+1"],
    ["German", press('"', "Digit2", "CS"), "mod+shift+2"],
    ["AZERTY, where Shift prints them", press("1", "Digit1", "CS"), "mod+shift+1"],
    ["AZERTY, without Shift", press("&", "Digit1"), "1"],
    ["US", press(">", "Period", "CS"), "mod+shift+."],
    ["German", press(":", "Period", "CS"), "mod+shift+."],
  ])("%s", (_, pressed, chord) => expect(chordsOf(pressed, false)).toContain(chord));

  test("but what is printed goes first", () => {
    expect(chordsOf(press("/", "Digit7", "S"), false)).toEqual(["/", "shift+7"]);
    expect(chordsOf(press("?", "Slash", "S"), false)).toEqual(["?"]);
    expect(chordsOf(press("-", "Digit6"), false)).toEqual(["-", "6"]);
  });
});

test("a press without a key, a dead key and one that composes mean nothing", () => {
  expect(chordsOf({ ...press("", "") }, false)).toEqual([]);
  expect(chordsOf({ ...press("", ""), key: undefined as unknown as string }, false)).toEqual([]);
  expect(chordsOf(press("Dead", "BracketLeft"), false)).toEqual([]);
  expect(chordsOf(press("Process", "KeyZ", "C"), false)).toEqual([]);
});
