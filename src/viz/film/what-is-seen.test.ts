/** The sentences about pictures that look like a fault, each where it is true and nowhere else. */
import { expect, test } from "vitest";
import { frameAt } from "../../core/film/film";
import { chainFilm, type Link } from "../../core/film/testing/material";
import { sharedSpan } from "../kit/scale";
import { filmSpan, sharedFilmSpan } from "./span";
import { filmView } from "./view-model";
import { whatIsSeen } from "./what-is-seen";

/** What is said where the film of these layers ends. */
function sentences(links: readonly Link[], scale: "fit" | "same" = "fit"): readonly string[] {
  const film = chainFilm(links, { explain: true });
  const shape = { domain: [-2, 2], lines: 9, refine: 1 } as const;
  const shared = sharedSpan(shape.domain);
  const time = film.duration;
  const span = scale === "fit" ? filmSpan(film, time, shared) : sharedFilmSpan(film, time, shared);
  const frame = frameAt(film, time);
  const view = filmView({
    frame,
    shape,
    labels: Uint8Array.of(0, 1),
    classNames: ["inner", "outer"],
    size: { width: 400, height: 400 },
    detail: "large",
    scale: { kind: "moving", shared, span },
    show: { points: true, boundary: true, area: false, tints: true },
  });
  return whatIsSeen(frame, view);
}

const times = (factor: number): Link => ({
  dense: [
    [factor, 0],
    [0, factor],
  ],
});

test("the plane as it enters, and one that is stretched, speak for themselves", () => {
  expect(sentences([times(1)])).toEqual([]);
  expect(sentences([times(3)])).toEqual([]);
});

test("two probabilities lie on one line, near its middle only as long as nothing is sure", () => {
  const line = "Two probabilities sum to 1, so all lies on one line";
  expect(sentences([times(0.1), { softmax: true }])[0]).toBe(`${line}; near its middle nothing is sure yet.`);
  expect(sentences([times(4), { softmax: true }])[0]).toBe(`${line}.`);
});

test("a sheet that sin folds shows its back, one that a Dense mirrors is turned over", () => {
  expect(sentences([times(2), { activation: "sin" }])[0]).toBe(
    "Folded over: where it is tinted one sees its back.",
  );
  const mirror: Link = {
    dense: [
      [0, 1],
      [1, 0],
    ],
  };
  expect(sentences([mirror])).toEqual(["Turned over: tinted, for one sees its back."]);
});

test("a box is small on the input's scale, and fills the picture that is fitted to it", () => {
  const tanh: readonly Link[] = [times(5), { activation: "tanh" }];
  const small = "Squeezed into a box 2 wide, so it is small on the input’s scale.";
  expect(sentences(tanh)).not.toContain(small);
  // Of a domain from −2 to 2 the box from −1 to 1 is not small; sigmoid's, from 0 to 1, is.
  expect(sentences(tanh, "same")).not.toContain(small);
  expect(sentences([times(5), { activation: "sigmoid" }], "same")[0]).toBe(small.replace("2", "1"));
});
