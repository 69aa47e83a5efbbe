/** From the list of questions to the trainer's methods: refused, taken in the run's turn, and said of which run and step. */
import type { Clock } from "../training/clock";
import { withWeights } from "../training/looking-back";
import { placeOf, weightsOf } from "../training/moment-history";
import type { MomentPlace } from "../training/moments-protocol";
import type { PresentRun } from "../training/present-run";
import type { Progress, RunId } from "../training/protocol";
import { Replaced } from "../training/run";
import type { RunLoop } from "../training/run-loop";
import { type QueryMethods, type QueryName, queries, queryNames } from "./list";
import type { Answer, Query, Refusal } from "./query";

export interface QueryMethodsParts {
  /** The run that is asked about. */
  readonly present: Pick<PresentRun, "loop" | "id" | "fail">;
  readonly clock: Clock;
}

type AnyQuery = Query<never[], object>;

/** One method for each name in the list. */
export function createQueryMethods(parts: QueryMethodsParts): QueryMethods {
  const methods = queryNames.map((name) => {
    const query: AnyQuery = queries[name]();
    return [name, (...request: never[]) => answerOf(name, query, request, parts)];
  });
  // A loop over names loses which method has which types; the list has them.
  return Object.fromEntries(methods) as QueryMethods;
}

async function answerOf(
  name: QueryName,
  { refuse, answer, isOfRun = false }: AnyQuery,
  request: never[],
  { present, clock }: QueryMethodsParts,
): Promise<Answer<object>> {
  const { loop } = present;
  if (!loop) return refusal(present.id, "No network is loaded.");
  const { run } = loop;
  const refused = refuse?.(run, ...request);
  if (refused !== undefined) return refusal(run.id, refused);
  try {
    const turn = createTurn(name, loop, clock, isOfRun);
    const announce = () => loop.status.announce();
    const takeRecords = () => loop.status.takeRecords();
    const shown = await answer({ run, clock, inTurn: turn.take, announce, takeRecords }, ...request);
    return { ...shown, ok: true, run: run.id, ...turn.taken() };
  } catch (error) {
    return refusal(run.id, present.fail(error));
  }
}

/** The one turn of a question: when it was, and how long it took. */
function createTurn(name: QueryName, loop: RunLoop, clock: Clock, isOfRun: boolean) {
  let isTaken = false;
  let taken:
    | { readonly progress: Progress; readonly took: number; readonly moment?: MomentPlace }
    | undefined;
  return {
    take<T>(work: () => T | Promise<T>): Promise<T> {
      if (isTaken) throw new Error(`internal: “${name}” takes the run's turn a second time`);
      isTaken = true;
      return loop.run.turns.take(async () => {
        if (loop.run.isClosed) throw new Replaced();
        const begun = clock.now();
        const moment = isOfRun ? undefined : loop.lookedAt;
        const result = await (moment ? withWeights(loop.run, weightsOf(moment), work) : work());
        const took = clock.now() - begun;
        loop.heldUp(took);
        taken = { progress: loop.status.progress(), took, ...(moment && { moment: placeOf(moment) }) };
        return result;
      });
    },
    taken() {
      if (!taken) throw new Error(`internal: “${name}” is answered without the run's turn`);
      return taken;
    },
  };
}

function refusal(run: RunId, text: string): Refusal {
  return { ok: false, run, text };
}
