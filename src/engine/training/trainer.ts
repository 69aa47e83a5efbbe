/**
 * Trains networks: an ordinary class without a DOM, the same in the worker and in tests. It holds one run at a
 * time. Between steps it now and then lets messages be handled, so it can be paused and asked for pictures.
 */
import type { Checkpoint } from "../../core/network/checkpoint";
import type { NodeId } from "../../core/network/network";
import { fetchedAssets, type ReadAsset } from "../data/assets";
import { ExampleStore, imagesOf, viewOf } from "../data/examples";
import type * as Protocol from "../protocol";
import { Queries } from "../queries/queries";
import { Announcer } from "./announcer";
import type { Clock } from "./clock";
import { Pacer, Speedometer } from "./pacer";
import { type EngineFactory, prepareRun } from "./prepare";
import { Replaced, type Run } from "./run";
import { changeWeight } from "./single-weights";

/** Milliseconds of steps between two queries at the messages. */
const SLICE = 8;
/** After a picture, steps get as long as it took, or a page that asks for one after the other would starve them. */
const MAX_SLICE_MILLISECONDS = 32;

/** A spell of running, on or to the end of this epoch; when it is no longer the trainer's, its loop ends. */
interface RunLoop {
  readonly kind: "on" | "epoch";
}

/** The state of a run that has just been loaded, by what it has behind it. */
function restingState({ epoch, epochs }: Run): Protocol.TrainerState {
  if (epoch === 0) return "ready";
  return epoch >= epochs ? "finished" : "paused";
}

export class Trainer implements Protocol.TrainerApi {
  private readonly announcer: Announcer;
  private readonly examples: ExampleStore;
  private readonly pacer = new Pacer();
  private readonly speed = new Speedometer();
  private assetBase = "";
  private pace: number | undefined;
  private preference: Protocol.EnginePreference | undefined;
  private loads = 0;
  private id: Protocol.RunId = 0;
  private run: Run | undefined;
  private state: Protocol.TrainerState = "empty";
  /** The run is of an unfinished network: it gives pictures and takes no steps. */
  private isPreview = false;
  private runLoop: RunLoop | undefined;
  private slice = SLICE;
  private diverged: Extract<Protocol.TrainingEvent, { type: "diverged" }> | undefined;
  /** The end of an epoch that is being evaluated, when even a pause has to wait. */
  private finishing: Promise<unknown> | undefined;
  private readonly queries = new Queries({
    run: () => this.run,
    isPreview: () => this.isPreview,
    progress: (run) => this.progress(run),
    answer: (work) => this.answer(work),
    withRun: (work) => this.withRun(work),
    clock: () => this.clock,
    took: (milliseconds) => {
      this.slice = Math.max(SLICE, Math.min(MAX_SLICE_MILLISECONDS, milliseconds));
    },
  });

  constructor(
    private readonly createEngine: EngineFactory,
    private readonly clock: Clock,
    readAsset: ReadAsset = fetchedAssets(() => this.assetBase),
  ) {
    this.announcer = new Announcer(clock);
    this.examples = new ExampleStore(readAsset);
  }

  listen(listener: (event: Protocol.TrainingEvent) => void): void {
    this.announcer.listen(listener);
  }

  assetsAt(base: string): void {
    this.assetBase = base;
  }

  async supply(kind: string, files: readonly File[]): Promise<Protocol.SupplyAnswer> {
    return this.answer(() => this.examples.supply(kind, files));
  }

  async data(request: Protocol.DataRequest): Promise<Protocol.DataAnswer> {
    return this.answer(async () => {
      const loaded = await this.examples.load(request);
      return loaded.ok ? { ok: true, data: viewOf(loaded.data) } : loaded;
    });
  }

  async images(request: Protocol.DataRequest, indices: Int32Array): Promise<Protocol.ImagesAnswer> {
    return this.answer(async () => {
      const loaded = await this.examples.load(request);
      return loaded.ok ? imagesOf(loaded.data, indices) : loaded;
    });
  }

  async load(request: Protocol.LoadRequest): Promise<Protocol.LoadAnswer> {
    const turn = ++this.loads;
    this.close();
    this.id = request.run;
    this.pace = request.pace;
    this.preference = request.engine;
    const { examples, createEngine, clock } = this;
    const prepared = await this.answer(() => prepareRun(request, { examples, createEngine, clock }));
    if (turn !== this.loads) {
      if (prepared.ok) prepared.run.close();
      return { ok: false, text: new Replaced().message };
    }
    if (prepared.ok) this.run = prepared.run;
    this.isPreview = prepared.ok && prepared.isPreview;
    this.enter(prepared.ok && !prepared.isPreview ? restingState(prepared.run) : "empty");
    return prepared.ok ? { ok: true, engine: prepared.run.engine.name } : prepared;
  }

  start(): void {
    const run = this.run;
    if (!run || this.runLoop?.kind === "on" || this.refusesSteps()) return;
    this.extend(run);
    this.go(run, { kind: "on" }).catch((error) => this.fail(error));
  }

  async pause(): Promise<void> {
    if (this.run && this.state === "running") this.enter("paused");
    await this.finishing?.catch(() => undefined);
  }

  async step(): Promise<void> {
    await this.withRun(async (run) => {
      if (this.runLoop || this.refusesSteps()) return;
      this.extend(run);
      if (!this.advance(run, 1, () => false)) return;
      if (run.epochIsOver) await this.finishEpoch(run);
      this.enter(run.epoch >= run.epochs ? "finished" : "paused");
    });
  }

  async epoch(): Promise<void> {
    const run = this.run;
    if (!run || this.runLoop || this.refusesSteps()) return;
    this.extend(run);
    await this.go(run, { kind: "epoch" }).catch((error) => this.fail(error));
  }

  async reset(): Promise<void> {
    const { run } = this;
    if (!run || this.isPreview) return;
    this.runLoop = undefined;
    await this.withRun(async () => {
      const engine = await this.createEngine(run.plan, this.preference);
      if (run.isClosed) return engine.dispose();
      this.announcer.clear();
      run.restart(engine);
      this.diverged = undefined;
      // A start that was asked for since then is not forgotten: it begins from here.
      if (this.runLoop) this.beginPace(run);
      this.enter(this.runLoop ? "running" : "ready");
    });
  }

  setPace(stepsPerSecond: number | undefined): void {
    this.pace = stepsPerSecond;
    if (this.run) this.beginPace(this.run);
  }

  picture = (request: Protocol.PictureRequest) => this.queries.picture(request);
  linearProbe = (request: Protocol.LinearProbeRequest) => this.queries.linearProbe(request);
  cloud = (request: Protocol.CloudRequest) => this.queries.cloud(request);
  probe = (points: Float32Array, nodes?: readonly NodeId[]) => this.queries.probe(points, nodes);
  matrixFacts = (node: NodeId) => this.queries.matrixFacts(node);

  async weights(): Promise<Checkpoint> {
    return (await this.withRun(async (run) => run.engine.weights())) ?? new Map();
  }

  async setWeight(change: Protocol.WeightChange): Promise<Protocol.WeightAnswer> {
    const answer = await this.withRun(async (run) => changeWeight(run, change));
    return answer ?? { ok: false, text: "No network is loaded." };
  }

  async setWeights(checkpoint: Checkpoint): Promise<void> {
    await this.withRun(async (run) => run.engine.setWeights(checkpoint));
  }

  async evaluate(): Promise<readonly Protocol.Evaluation[]> {
    if (this.isPreview) return [];
    const evaluations = await this.withRun(async (run) => {
      const training = await run.evaluate("training");
      return run.data.validation.length > 0 ? [training, await run.evaluate("validation")] : [training];
    });
    return evaluations ?? [];
  }

  /** Makes an event of anything thrown, here or elsewhere in the worker; a run does not go on after it. */
  report(error: unknown): void {
    if (this.state === "running") this.enter("paused");
    this.announcer.send({ type: "failed", run: this.id, text: textOf(error) });
  }

  dispose(): void {
    this.loads++;
    this.close();
  }

  /** Starts a spell; the promise is kept when it ends, by itself or because another began. */
  private async go(run: Run, runLoop: RunLoop): Promise<void> {
    this.runLoop = runLoop;
    this.beginPace(run);
    this.enter("running");
    while (this.runLoop === runLoop) {
      const ahead = await run.turns.take(() => this.trainAWhile(run, runLoop));
      if (this.runLoop !== runLoop) return;
      await (ahead > 0 ? this.clock.wait(ahead) : this.clock.yieldToMessages());
    }
  }

  /** A single epoch is wanted at once, whatever the pace. */
  private beginPace(run: Run): void {
    this.speed.reset();
    this.pacer.begin(this.clock.now(), run.step, this.runLoop?.kind === "epoch" ? undefined : this.pace);
  }

  /** Takes steps until a few milliseconds are gone. @returns milliseconds until the next step is due */
  private async trainAWhile(run: Run, runLoop: RunLoop): Promise<number> {
    const begun = this.clock.now();
    const end = begun + this.slice;
    this.slice = SLICE;
    this.speed.mark(begun, run.step);
    const isTimeUp = () => this.runLoop !== runLoop || this.clock.now() >= end;
    let ahead = 0;
    for (let now = begun; !isTimeUp(); now = this.clock.now()) {
      ahead = this.pacer.ahead(now, run.step);
      if (ahead > 0 || !this.advance(run, this.pacer.due(now, run.step), isTimeUp)) break;
      if (!run.epochIsOver) continue;
      await this.finishEpoch(run);
      if (run.epoch >= run.epochs) this.enter("finished");
      else if (this.runLoop !== runLoop) this.announcer.now(this.progress(run));
      else if (runLoop.kind === "epoch") this.enter("paused");
    }
    this.speed.mark(this.clock.now(), run.step);
    if (this.runLoop === runLoop) this.announcer.perhaps(() => this.progress(run));
    return ahead;
  }

  /** Takes steps. @returns false where a loss was not finite, which ends the run */
  private advance(run: Run, most: number, isTimeUp: () => boolean): boolean {
    const loss = run.advance(most, isTimeUp);
    if (loss === undefined) return true;
    this.diverged = { type: "diverged", run: run.id, step: run.step + 1, epoch: run.epoch + 1, loss };
    this.enter("diverged");
    this.announcer.send(this.diverged);
    return false;
  }

  private async finishEpoch(run: Run): Promise<void> {
    const record = run.finishEpoch();
    this.finishing = record;
    try {
      const finished = await record;
      if (run.isClosed) throw new Replaced();
      this.announcer.add(finished);
    } finally {
      if (this.finishing === record) this.finishing = undefined;
    }
  }

  /** A run that is over goes on for as many epochs again. */
  private extend(run: Run): void {
    if (run.epoch >= run.epochs) run.epochs += run.plan.training.epochs;
  }

  /** A preview takes none; a run that diverged takes no more, and says so again. */
  private refusesSteps(): boolean {
    if (this.isPreview) return true;
    if (this.state === "diverged" && this.diverged) this.announcer.send(this.diverged);
    return this.state === "diverged";
  }

  private enter(state: Protocol.TrainerState): void {
    this.state = state;
    if (state !== "running") this.runLoop = undefined;
    this.announcer.now(this.progress(this.run));
  }

  private progress(run: Run | undefined): Protocol.Progress {
    return {
      run: run?.id ?? this.id,
      state: this.state,
      step: run?.step ?? 0,
      epoch: run?.epoch ?? 0,
      stepsPerEpoch: run?.stepsPerEpoch ?? 0,
      epochs: run?.epochs ?? 0,
      lastLoss: run?.lastLoss ?? Number.NaN,
      stepsPerSecond: this.state === "running" ? this.speed.rate() : 0,
    };
  }

  /** Does work on the run when its turn has come; undefined where there is none, or where it failed. */
  private async withRun<T>(work: (run: Run) => Promise<T>): Promise<T | undefined> {
    const { run } = this;
    if (!run) return undefined;
    try {
      return await run.turns.take(() => (run.isClosed ? undefined : work(run)));
    } catch (error) {
      this.fail(error);
      return undefined;
    }
  }

  /** Turns a throw into an answer, and into an event unless it only says that the run was replaced. */
  private async answer<T>(
    work: () => Promise<T>,
  ): Promise<T | { readonly ok: false; readonly text: string }> {
    try {
      return await work();
    } catch (error) {
      this.fail(error);
      return { ok: false, text: textOf(error) };
    }
  }

  private fail(error: unknown): void {
    if (!(error instanceof Replaced)) this.report(error);
  }

  private close(): void {
    this.runLoop = undefined;
    this.diverged = undefined;
    this.state = "empty";
    this.announcer.clear();
    this.run?.close();
    this.run = undefined;
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
