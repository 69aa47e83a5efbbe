/**
 * What a trainer is asked to show of its run: pictures, clouds, best lines, values, a matrix in numbers. Each answer
 * comes from one step's weights, taken in the run's turn between two steps.
 */
import type { MatrixFacts } from "../../core/math/matrix-facts";
import type { NodeId } from "../../core/network/network";
import type * as Protocol from "../protocol";
import type { Clock } from "../training/clock";
import { Replaced, type Run } from "../training/run";
import { kernelFacts } from "../training/single-weights";
import { CloudTaker } from "./cloud";
import { fitLines, valuesAt } from "./linear-probe";
import { probeAll, refusePicture, refusePlane, refuseSamples, takePicture } from "./picture";

type Refused = { readonly ok: false; readonly text: string };

/** What queries need of the trainer. */
export interface QueriesParts {
  readonly run: () => Run | undefined;
  readonly isPreview: () => boolean;
  readonly progress: (run: Run) => Protocol.Progress;
  /** Makes a throw an answer. */
  readonly answer: <T>(work: () => Promise<T>) => Promise<T | Refused>;
  /** Work in the run's turn; undefined where there is none, or where it failed. */
  readonly withRun: <T>(work: (run: Run) => Promise<T>) => Promise<T | undefined>;
  readonly clock: () => Clock;
  /** How long a look has held up the steps. */
  readonly took: (milliseconds: number) => void;
}

const nothingLoaded: Refused = { ok: false, text: "No network is loaded." };

export class Queries {
  private readonly clouds = new CloudTaker(() => this.parts.clock().now());

  constructor(private readonly parts: QueriesParts) {}

  async picture(request: Protocol.PictureRequest): Promise<Protocol.PictureAnswer> {
    const { answer, progress, clock, took: tell } = this.parts;
    const run = this.parts.run();
    if (!run) return nothingLoaded;
    const refusal = refusePicture(run, request);
    if (refusal) return { ok: false, text: refusal };
    return answer(() =>
      inTurn(run, async () => {
        const begun = clock().now();
        const picture = await takePicture(run, request);
        const took = clock().now() - begun;
        tell(took);
        return { ok: true, ...picture, took, progress: progress(run) };
      }),
    );
  }

  async linearProbe(request: Protocol.LinearProbeRequest): Promise<Protocol.LinearProbeAnswer> {
    const { answer, progress, clock, isPreview } = this.parts;
    const run = this.parts.run();
    if (!run) return nothingLoaded;
    const refusal = refuseSamples(run, request.samples);
    if (refusal) return { ok: false, text: refusal };
    const withoutOwn = isPreview();
    return answer(async () => {
      // Only the values have to be of one step; the run goes on while lines are fitted to them.
      const [moment, values] = await inTurn(
        run,
        async () => [progress(run), await valuesAt(run, request)] as const,
      );
      const lines = await fitLines(run, values, clock());
      return { ok: true, progress: moment, ...lines, ...(withoutOwn && { own: undefined }) };
    });
  }

  async cloud(request: Protocol.CloudRequest): Promise<Protocol.CloudAnswer> {
    const { answer, progress, took } = this.parts;
    const run = this.parts.run();
    if (!run) return nothingLoaded;
    const refusal = refusePlane(run);
    if (refusal) return { ok: false, text: refusal };
    return answer(async () => {
      // The points are made before the run's turn comes: that takes longest, and needs no weights.
      await this.clouds.prepare(run, request);
      return inTurn(run, async () => {
        const cloud = await this.clouds.take(run, request);
        took(cloud.took);
        return { ok: true, ...cloud, progress: progress(run) };
      });
    });
  }

  async probe(points: Float32Array, nodes?: readonly NodeId[]): Promise<ReadonlyMap<NodeId, Float32Array>> {
    return (await this.parts.withRun((run) => probeAll(run, points, nodes))) ?? new Map();
  }

  async matrixFacts(node: NodeId): Promise<MatrixFacts | undefined> {
    return this.parts.withRun(async (run) => kernelFacts(run, node));
  }
}

/** @throws Replaced where another run has taken its place by then */
function inTurn<T>(run: Run, work: () => Promise<T>): Promise<T> {
  return run.turns.take(() => {
    if (run.isClosed) throw new Replaced();
    return work();
  });
}
