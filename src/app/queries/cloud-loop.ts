/**
 * Asks the trainer for clouds of a million points, for the pictures that show one: after every new picture and every
 * change of what is shown; while training no more often than leaves nine tenths of the time to it.
 */
import type { Network } from "../../core/network/network";
import type { CloudAnswer, CloudRasterRequest } from "../../engine/protocol";
import { domainOf } from "../network/dataset";
import { isMoving } from "../run/looking-back";
import type { RunStore, ShownCloud } from "../run/run-store";
import type { SessionStore } from "../session/session-store";
import type { TrainerClient } from "../trainer/trainer-door";
import { createFollower } from "./follower";
import { cloudPoints } from "./picture-detail";

/** Milliseconds between two clouds while training, at least. */
const INTERVAL = 200;
/** While training the trainer has this many times as long for its steps as a cloud took. */
const REST = 9;

export interface CloudLoopParts {
  readonly client: Pick<TrainerClient, "cloud">;
  readonly run: RunStore;
  readonly session: SessionStore;
  readonly network: () => Network;
  readonly parameters: () => number;
}

export interface CloudLoop {
  /** What the picture of this name shows from now on; may be said at every drawing. */
  readonly want: (key: string, raster: CloudRasterRequest) => void;
  readonly drop: (key: string) => void;
}

/** Clouds are shown while the person's preference says so and a picture wants one. */
export function createCloudLoop({ client, run, session, network, parameters }: CloudLoopParts): CloudLoop {
  const wants = new Map<string, CloudRasterRequest>();

  async function askFor(wanted: readonly (readonly [string, CloudRasterRequest])[]) {
    const { engine } = run.getState();
    const { dataset } = network();
    const domain = domainOf(network());
    const running = isMoving(run.getState());
    const points = cloudPoints({ parameters: parameters(), running, engine });
    const rasters = wanted.map(([, raster]) => raster);
    const answer = await client.cloud({ dataset, domain, points, rasters });
    return { run: answer.run, answer, wanted, domain };
  }

  const follower = createFollower({
    isWatched: () => session.getState().preferences.cloud && wants.size > 0,
    isHurried: () => !isMoving(run.getState()),
    interval: INTERVAL,
    run: () => run.getState().progress.run,
    ask: () => askFor([...wants]),
    show({ answer, wanted, domain }, roundTrip) {
      // Where it is refused, the pictures say why themselves.
      if (!answer.ok) return INTERVAL;
      const clouds = shownClouds(answer, wanted, domain);
      run.setState({ clouds: new Map([...clouds].filter(([key]) => wants.has(key))) });
      return roundTrip + Math.max(INTERVAL, REST * answer.took);
    },
  });

  run.subscribe((state, previous) => {
    if (state.picture !== previous.picture && state.picture) follower.request();
  });
  session.subscribe((state, previous) => {
    if (state.preferences.cloud === previous.preferences.cloud) return;
    if (state.preferences.cloud) follower.request();
    else run.setState({ clouds: new Map() });
  });

  return {
    want(key, raster) {
      const before = wants.get(key);
      if (before && isSame(before, raster)) return;
      wants.set(key, raster);
      follower.request();
    },
    drop: (key) => void wants.delete(key),
  };
}

/** The answer's rasters by the names of the pictures that asked for them; the trainer leaves out nodes it does not hold. */
function shownClouds(
  { rasters, points, sides }: Extract<CloudAnswer, { ok: true }>,
  wanted: readonly (readonly [string, CloudRasterRequest])[],
  domain: readonly [number, number],
): ReadonlyMap<string, ShownCloud> {
  const clouds = new Map<string, ShownCloud>();
  let place = 0;
  for (const [key, { node }] of wanted) {
    const raster = rasters[place];
    if (raster?.node !== node) continue;
    place++;
    clouds.set(key, { ...raster, points, sides, domain });
  }
  return clouds;
}

function isSame(one: CloudRasterRequest, other: CloudRasterRequest): boolean {
  return (
    one.node === other.node &&
    one.size === other.size &&
    one.square.cx === other.square.cx &&
    one.square.cy === other.square.cy &&
    one.square.half === other.square.half
  );
}
