/**
 * A kept run trained again in a trainer of its own, to the bit, so that every moment of it can be looked at beside the run on
 * the canvas, which goes on. The trainer keeps its moments as any does.
 */
import { proxy, wrap } from "comlink";
import { totalParameters } from "../../core/compiler/check";
import type { Network } from "../../core/network/network";
import type { EpochFigures } from "../../core/runs/curves";
import type { KeptRun } from "../../core/runs/kept-run";
import { lastEpochOf } from "../../core/runs/kept-run";
import { planReplay } from "../../core/runs/replay-plan";
import type { ExamplesView, TrainingEvent, WorkerApi } from "../../engine/protocol";
import { checkOf } from "../network/check";
import { domainOf } from "../network/dataset";
import { filmRequest, pictureDetail } from "../queries/picture-detail";
import type { Picture } from "../run/run-store";
import type { TrainerThread } from "../trainer/thread";
import { networkOf } from "./recipes";

/** What a run was at one moment. */
export interface ReplayedMoment {
  readonly epoch: number;
  readonly picture: Picture;
  readonly data: ExamplesView;
}

export interface Replay {
  readonly network: Network;
  /** Of every epoch, the first at index 0. */
  readonly records: readonly EpochFigures[];
  /** Whether its last epoch's figures are those of the run's record, to the bit. */
  readonly isSame: boolean;
  /** As it was after so many whole epochs, or at the nearest moment before that is kept. @returns a sentence where there is no picture */
  readonly at: (epoch: number) => Promise<ReplayedMoment | string>;
}

export interface ReplayParts {
  readonly run: KeptRun;
  readonly thread: TrainerThread;
  /** Where the files lie that come with the product. */
  readonly assets: string;
}

/** The first load, and the only history, of a trainer that has no other. */
const ONLY = 1;

/** Trains it to its end, at full speed. The thread is the caller's to end. @returns a sentence where the run cannot be trained again */
export async function startReplay({ run, thread, assets }: ReplayParts): Promise<Replay | string> {
  const plan = planReplay(run, networkOf(run));
  if (!plan.ok) return plan.text;
  const trainer = wrap<WorkerApi>(thread.endpoint);
  const records: EpochFigures[] = [];
  // An epoch is told of in an event or in a snapshot, whichever comes first.
  const hear = (told: readonly EpochFigures[]) => {
    for (const record of told) if (record.epoch > records.length) records.push(record);
  };
  let ended: (problem?: string) => void = () => undefined;
  const broken = new Promise<string>((resolve) => thread.failed(resolve));
  await trainer.assetsAt(assets);
  await trainer.listen(
    proxy((event: TrainingEvent) => {
      if (event.type === "failed") ended(event.text);
      if (event.type !== "progress") return;
      hear(event.records);
      const { state } = event.progress;
      if (state === "finished" || state === "diverged") ended();
    }),
  );

  /** @returns a sentence where it did not come to its end */
  async function train(network: Network, index: number): Promise<string | undefined> {
    const before = index > 0 ? await trainer.leave() : undefined;
    if (before?.ok) hear(before.records);
    const isTensorFlow = run.engine.startsWith("TensorFlow");
    const answer = await trainer.load({
      ...{ run: ONLY + index, network, history: ONLY, pace: undefined },
      ...(isTensorFlow && { engine: "tensorflow" as const }),
      ...(before?.ok && {
        ...{ checkpoint: before.weights, epoch: before.progress.epoch },
        ...(before.state && { state: before.state }),
      }),
    });
    if (!answer.ok) return answer.text;
    const end = new Promise<string | undefined>((resolve) => {
      ended = resolve;
    });
    await trainer.start();
    return end;
  }

  async function trainAll(): Promise<string | undefined> {
    for (const [index, network] of plan.ok ? plan.stretches.entries() : []) {
      const problem = await train(network, index);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }

  const problem = await Promise.race([trainAll(), broken]);
  if (problem !== undefined) return problem;
  const network = plan.stretches.at(-1) as Network;
  const answer = await trainer.data({ dataset: network.dataset, split: network.split });
  if (!answer.ok) return answer.text;
  const { data } = answer;

  return {
    network,
    records,
    isSame: areSame(records.at(-1), lastEpochOf(run)),
    async at(epoch) {
      const { moments } = await trainer.moments();
      const moment = moments.findLast(({ taken, epoch: own }) => taken === 0 && own <= epoch) ?? moments[0];
      if (moment) await trainer.lookAt(moment.id);
      const request = requestOf(network, run.engine, data);
      const picture = await trainer.picture(request);
      if (!picture.ok) return picture.text;
      const shown = { ...picture, shape: request.sheet, samples: request.samples };
      return { epoch: moment?.epoch ?? picture.progress.epoch, picture: shown, data };
    },
  };
}

/** As much as a film of it needs. */
function requestOf(network: Network, engine: string, data: ExamplesView) {
  const examples = data.features === 2 ? data.count : 0;
  const parameters = totalParameters(checkOf(network));
  const detail = pictureDetail({
    parameters,
    running: false,
    engine,
    raster: 0,
    examples,
  });
  return { ...filmRequest(detail, domainOf(network), examples), weights: true };
}

function areSame(one: EpochFigures | undefined, other: EpochFigures | undefined): boolean {
  return one?.epoch === other?.epoch && one?.loss === other?.loss && one?.accuracy === other?.accuracy;
}
