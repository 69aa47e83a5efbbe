/** The Input in the film: the plane as it lies, before anything moves. */
import type { KindMotion } from "../../film/motion/context";

/** None: a film begins here. */
export const inputMotion: KindMotion = {
  motion: () => "cut: an Input is where a film begins, nothing leads to it",
};
