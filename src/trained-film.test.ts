/**
 * The film of really trained networks, from the trainer's pictures to its frames: its stops are the engine's own values,
 * its motions honest on trained kernels. Above the parts, because it needs several of them.
 */
import { expect, test } from "vitest";
import { filmMaterial } from "./app/film/film-material";
import { type FilmMaterial, frameAt, makeFilm, stopTime } from "./core/film/film";
import { shortfall } from "./core/film/testing/honesty";
import { MAX_WHOLE_UNITS } from "./core/film/types";
import { type SheetShape, sheetPoints } from "./core/math/sheet";
import { addChain, denseChain } from "./core/network/chain";
import { setTraining } from "./core/network/edit";
import type { Network, NodeId } from "./core/network/network";
import { newNetwork } from "./core/network/new-network";
import { createFastEngine } from "./engine/fast/engine";
import { answered, Listener, m2, probed } from "./engine/testing/trained";
import { systemClock } from "./engine/training/clock";
import { createTrainer, type Trainer } from "./engine/training/trainer";

const coarse: SheetShape = { domain: [-6, 6], lines: 11, refine: 2 };
/** As the page draws it at rest: the cells of a bent sheet are polygons only when they are fine. */
const fine: SheetShape = { domain: [-6, 6], lines: 41, refine: 4 };
const samples = Int32Array.of(0, 300, 999);

async function loaded(network: Network) {
  const trainer = createTrainer((plan) => createFastEngine(plan), systemClock());
  const listener = new Listener(trainer);
  const answer = await trainer.load({ run: 1, network, pace: undefined });
  expect(answer).toMatchObject({ ok: true, engine: expect.stringContaining("fast engine") });
  return { trainer, listener };
}

async function trained(trainer: Trainer, listener: Listener) {
  const over = listener.state("finished", "diverged");
  trainer.start();
  await over;
}

/** As the page makes it: from the trainer's picture and the weights of the same step. */
async function materialOf(trainer: Trainer, network: Network, shape = coarse): Promise<FilmMaterial> {
  const picture = answered(
    await trainer.picture({
      sheet: shape,
      samples,
      points: new Float32Array(),
      whole: MAX_WHOLE_UNITS,
      weights: true,
    }),
  );
  return filmMaterial(network, { ...picture, shape, samples }, picture.weights)!;
}

/** Every stop is the camera applied to the engine's own values, within 1e-4 of the span. */
function expectStops(material: FilmMaterial, explain: boolean, values: ReadonlyMap<NodeId, Float32Array>) {
  const film = makeFilm(material, { explain });
  for (const [index, node] of film.route.entries()) {
    const { chapters } = film;
    const { width } = chapters[index]!;
    const sheet = values.get(node)!;
    // At rest, and at the last moment of the last motion: there is no snap into place.
    for (const time of [stopTime(film, index), stopTime(film, index) - 1e-6]) {
      const frame = frameAt(film, Math.max(chapters[index]!.start, time));
      const axes =
        frameAt(film, stopTime(film, index)).view.camera?.axes ?? (width === 1 ? [1, 0] : [1, 0, 0, 1]);
      let [most, span] = [0, 0];
      for (const [at, drawn] of frame.sheet.entries()) {
        const [point, row] = [Math.floor(at / 2), at % 2];
        let expected = 0;
        for (let unit = 0; unit < width; unit++)
          expected += axes[row * width + unit]! * sheet[point * width + unit]!;
        most = Math.max(most, Math.abs(drawn - expected));
        span = Math.max(span, Math.abs(expected));
      }
      expect(most, `${chapters[index]!.name}`).toBeLessThan(1e-4 * span);
    }
  }
}

test("at every stop each drawn vertex is the camera applied to the engine's probe", async () => {
  const networks: Network[] = [
    m2,
    addChain(newNetwork("wide"), denseChain([2, 3, 7, 1, 2], "relu")),
    addChain(newNetwork("wider"), denseChain([2, 64, 5, 2], "tanh")),
  ];
  for (const network of networks) {
    const { trainer, listener } = await loaded(setTraining(network, { epochs: 20 }));
    for (const isTrained of [false, true]) {
      if (isTrained) await trained(trainer, listener);
      const material = await materialOf(trainer, network);
      const values = await probed(trainer, sheetPoints(coarse));
      for (const explain of [false, true]) expectStops(material, explain, values);
    }
    trainer.dispose();
  }
}, 60_000);

test("200 trained kernels: no cell falls below its smaller end on the vertices drawn", async () => {
  let kernels = 0;
  let halfTurns = 0;
  for (let seed = 1; seed <= 25; seed++) {
    const network = setTraining(m2, { seed, epochs: 40 });
    const { trainer, listener } = await loaded(network);
    for (let moment = 0; moment < 2; moment++) {
      await trained(trainer, listener);
      const film = makeFilm(await materialOf(trainer, network), { explain: false });
      for (const { kind, name, phases } of film.chapters) {
        if (kind !== "dense") continue;
        kernels++;
        for (const phase of phases) {
          // A camera that turns about more than two units sees areas from the side; it does not change them.
          if (phase.kind === "camera") continue;
          if (phase.kind === "halfTurn") halfTurns++;
          const { most } = shortfall(film, phase);
          expect(most, `seed ${seed}, ${name}, ${phase.label}`).toBeLessThan(1e-6);
        }
      }
    }
    trainer.dispose();
  }
  expect(kernels).toBe(200);
  expect(halfTurns).toBeGreaterThan(20);
}, 120_000);

test("nor at a trained network's bends, but for cells that a fold of an earlier layer runs through", async () => {
  for (let seed = 1; seed <= 3; seed++) {
    const network = setTraining(m2, { seed, epochs: 60 });
    const { trainer, listener } = await loaded(network);
    await trained(trainer, listener);
    const film = makeFilm(await materialOf(trainer, network, fine), { explain: false });
    let looked = 0;
    for (const { width, name, phases } of film.chapters) {
      for (const phase of phases) {
        // Of four units the picture is a view: there an area may turn its edge to the viewer.
        if (phase.kind !== "bend" || width > 2) continue;
        const found = shortfall(film, phase, false);
        looked += found.looked;
        expect(found.most, `seed ${seed}, ${name}`).toBeLessThan(1e-3);
      }
    }
    expect(looked).toBeGreaterThan(5000);
    trainer.dispose();
  }
}, 60_000);

/** Largest distance of two clouds. */
function distance(one: Float32Array, other: Float32Array): number {
  let most = 0;
  for (const [at, value] of one.entries()) most = Math.max(most, Math.abs(value - other[at]!));
  return most;
}

test("from epoch to epoch a chapter moves no more than the stops that it lies between", async () => {
  const network = setTraining(m2, { seed: 3 });
  const { trainer } = await loaded(network);
  let film = makeFilm(await materialOf(trainer, network), { explain: false });
  let turnedOver = 0;
  for (let epoch = 1; epoch <= 40; epoch++) {
    await trainer.epoch();
    const next = makeFilm(await materialOf(trainer, network), { explain: false, previous: film });
    expect(next.duration).toBeCloseTo(film.duration, 9);
    for (const [index, { name, start, end, phases }] of film.chapters.entries()) {
      if (index === 0) continue;
      // A kernel that has become its own mirror image went through a flat one: that is another motion.
      if (phases.some(({ kind }, at) => kind !== next.chapters[index]!.phases[at]!.kind)) {
        turnedOver++;
        continue;
      }
      const at = (time: number) => distance(frameAt(film, time).sheet, frameAt(next, time).sheet);
      const ends = at(start) + at(end - 1e-6);
      const span = frameAt(film, start).sheet.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      for (let step = 1; step < 20; step++) {
        const moved = at(start + (step / 20) * (end - start));
        expect(moved, `epoch ${epoch}, ${name}, ${step}/20`).toBeLessThan(3 * ends + 0.03 * span);
      }
    }
    film = next;
  }
  expect(turnedOver).toBeLessThan(4);
  trainer.dispose();
}, 60_000);
