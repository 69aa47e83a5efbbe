/** Data sets in MNIST's format that are not MNIST: told by how many examples a file says it holds, to name them. */
import { count } from "./open-file";

interface Relative {
  readonly name: string;
  /** Examples for training and for the test. */
  readonly counts: readonly [number, number];
  readonly classes: string;
}

/** Cohen et al. 2017 (EMNIST, the present and the first counts of the letters), Clanuwat et al. 2018 (Kuzushiji-49). */
const relatives: readonly Relative[] = [
  { name: "EMNIST letters", counts: [124_800, 20_800], classes: "26 letters" },
  { name: "EMNIST letters", counts: [88_800, 14_800], classes: "26 letters" },
  { name: "EMNIST balanced", counts: [112_800, 18_800], classes: "47 letters and digits" },
  { name: "EMNIST by class or by merge", counts: [697_932, 116_323], classes: "62 or 47 letters and digits" },
  { name: "EMNIST digits", counts: [240_000, 40_000], classes: "ten digits" },
  { name: "Kuzushiji-49", counts: [232_365, 38_547], classes: "49 characters" },
];

/** "belongs to EMNIST letters (124,800 images of 26 letters)"; undefined where no such set is known. */
export function relativeText(number: number, holds: "images" | "labels"): string | undefined {
  const relative = relatives.find(({ counts }) => counts.includes(number));
  return relative && `belongs to ${relative.name} (${count(number)} ${holds} of ${relative.classes})`;
}
