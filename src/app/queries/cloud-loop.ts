/**
 * Asks the trainer for clouds of a million points, for the pictures that show one: after every new picture and every
 * change of what is shown; while training no more often than leaves nine tenths of the time to it.
 */
import type { Network } from "../../core/network/network";
import type { CloudRasterRequest } from "../../engine/protocol";
import { domainOf } from "../network/dataset";
import type { EngineClient } from "../run/engine-client";
import type { RunStore, ShownCloud } from "../run/run-store";
import type { SessionStore } from "../session/session-store";
import { cloudPoints } from "./picture-detail";

/** Milliseconds between two clouds while training, at least. */
const INTERVAL = 200;
/** While training the trainer has this many times as long for its steps as a cloud took. */
const REST = 9;

export interface CloudLoopParts {
  readonly client: Pick<EngineClient, "cloud">;
  readonly run: RunStore;
  readonly session: SessionStore;
  readonly network: () => Network;
  readonly parameters: () => number;
}

export type CloudLoop = ReturnType<typeof createCloudLoop>;

export function createCloudLoop({ client, run, session, network, parameters }: CloudLoopParts) {
  const wants = new Map<string, CloudRasterRequest>();
  let underWay = false;
  let wanted = false;
  let next = 0;

  const isShown = () => session.getState().preferences.cloud && wants.size > 0;

  async function take(): Promise<void> {
    const { progress, engine } = run.getState();
    const asked = [...wants];
    const { dataset } = network();
    const domain = domainOf(network());
    const running = progress.state === "running";
    const answer = await client.cloud({
      dataset,
      domain,
      points: cloudPoints({ parameters: parameters(), running, engine }),
      rasters: asked.map(([, raster]) => raster),
    });
    // Refused or of an older run: the pictures say why themselves, and the next one asks again.
    if (!answer.ok || answer.progress.run !== run.getState().progress.run) return;
    const { points, sides, took } = answer;
    next = performance.now() + Math.max(INTERVAL, REST * took);
    const clouds = new Map<string, ShownCloud>();
    let place = 0;
    for (const [key, { node }] of asked) {
      const raster = answer.rasters[place];
      // The trainer leaves out nodes that it does not hold.
      if (raster?.node !== node) continue;
      place++;
      if (wants.has(key)) clouds.set(key, { ...raster, points, sides, domain });
    }
    run.setState({ clouds });
  }

  async function ask(): Promise<void> {
    underWay = true;
    try {
      while (wanted && isShown()) {
        const pause = run.getState().progress.state === "running" ? next - performance.now() : 0;
        // In pieces, so that a run that comes to rest is shown at once.
        if (pause > 0) await new Promise((resolve) => setTimeout(resolve, Math.min(50, pause)));
        else {
          wanted = false;
          await take();
        }
      }
    } finally {
      underWay = false;
    }
  }

  function request(): void {
    wanted = true;
    if (!underWay && isShown()) void ask();
  }

  run.subscribe((state, previous) => {
    if (state.picture !== previous.picture && state.picture) request();
  });
  session.subscribe((state, previous) => {
    if (state.preferences.cloud === previous.preferences.cloud) return;
    if (state.preferences.cloud) request();
    else run.setState({ clouds: new Map() });
  });

  return {
    /** What the picture of this name shows from now on; may be said at every drawing. */
    want(key: string, raster: CloudRasterRequest): void {
      const { node, size, square } = raster;
      const before = wants.get(key);
      const isSame =
        before?.node === node &&
        before.size === size &&
        before.square.cx === square.cx &&
        before.square.cy === square.cy &&
        before.square.half === square.half;
      if (isSame) return;
      wants.set(key, raster);
      request();
    },
    drop(key: string): void {
      wants.delete(key);
    },
  };
}
