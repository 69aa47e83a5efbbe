/** A run's weights read and set between two steps. Where the run stands, and what the optimizer remembers, stay as they are. */
import { weightsOf } from "./moment-history";
import type { PresentRun } from "./present-run";
import type { WeightAnswer, WeightChange, WeightMethods } from "./protocol";
import type { Run } from "./run";

/** The trainer's methods for them, each in the present run's turn. */
export function createWeightMethods(present: Pick<PresentRun, "withRun" | "loop">): WeightMethods {
  const { withRun } = present;
  return {
    async weights() {
      const looked = present.loop?.lookedAt;
      if (looked) return weightsOf(looked);
      return (await withRun(({ engine }) => engine.weights())) ?? new Map();
    },
    async setWeight(change) {
      const answer = await withRun((run) => changeWeight(run, change));
      return answer ?? { ok: false, text: "No network is loaded." };
    },
    async setWeights(checkpoint) {
      await withRun(({ engine }) => engine.setWeights(checkpoint));
    },
  };
}

/** Sets one weight; a number that no 32-bit weight can be, or a weight that is not there, changes nothing. */
function changeWeight({ engine }: Run, { node, array: name, index, value }: WeightChange): WeightAnswer {
  const arrays = engine.weights().get(node);
  const array = arrays?.find((candidate) => candidate.name === name);
  const before = array?.values[index];
  if (!arrays || !array || before === undefined) {
    return { ok: false, text: "This weight is no longer there: the network has changed meanwhile." };
  }
  const rounded = Math.fround(value);
  if (!Number.isFinite(rounded)) {
    return {
      ok: false,
      text: `A weight of ${value} cannot be: weights are 32-bit numbers, from −3.4e38 to 3.4e38. The weight stays ${Number(before.toPrecision(6))}.`,
    };
  }
  const values = array.values.slice();
  values[index] = rounded;
  engine.setWeights(
    new Map([[node, arrays.map((other) => (other === array ? { ...array, values } : other))]]),
  );
  return { ok: true, before };
}
