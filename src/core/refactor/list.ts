/** The refactorings. Adding one is its file and one name in this list; conformance.test.ts then tries it on random networks. */
import { insertActivation } from "./insert-activation";
import { merge } from "./merge";
import { split } from "./split";
import { widen } from "./widen";

export const refactorings = [merge, split, widen, insertActivation] as const;
