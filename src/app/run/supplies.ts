/** The data files that a person brought: the trainer reads them, and so does the one that takes its place. */
import type { SupplyAnswer } from "../../engine/protocol";
import type { TrainerClient } from "../trainer/trainer-door";
import { noTrainer, unlessStopped } from "../trainer/trainer-stopped";

export interface Supplies {
  readonly bring: (kind: string, files: readonly File[]) => Promise<SupplyAnswer>;
  /** The files that were brought for a data set, for who reads them in a worker of its own. */
  readonly of: (kind: string) => readonly File[] | undefined;
  /** Brings them all again, to a trainer that has none. */
  readonly bringAgain: () => Promise<void>;
}

/** The files stay where they are: what is kept of them here is no more than their names. */
export function createSupplies(client: Pick<TrainerClient, "supply">): Supplies {
  const brought = new Map<string, readonly File[]>();
  const read = (kind: string, files: readonly File[]) =>
    unlessStopped(() => client.supply(kind, files), noTrainer);
  return {
    async bring(kind, files) {
      const answer = await read(kind, files);
      if (answer.ok) brought.set(kind, files);
      return answer;
    },
    of: (kind) => brought.get(kind),
    async bringAgain() {
      for (const [kind, files] of brought) await read(kind, files);
    },
  };
}
