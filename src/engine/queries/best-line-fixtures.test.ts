/**
 * Networks whose best lines were searched for elsewhere (shared/fixtures/lines): after the longest search the page finds
 * lines as good, and the layer that the words name does not change on the way.
 */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sharedPath } from "../../../scripts/shared-folder";
import { checkNetwork } from "../../core/compiler/check";
import { summarise } from "../../core/compiler/summary";
import { exactScores, rightShare } from "../../core/math/linear-scores";
import { openNetwork } from "../../core/network/file";
import { linearProbeSteps } from "../../core/words/linear-probe-words";
import { createChosenEngine } from "../choose";
import { answered } from "../testing/trained";
import { systemClock } from "../training/clock";
import { createTrainer } from "../training/trainer";

interface FoundElsewhere {
  readonly w: readonly number[];
  readonly b: number;
  /** Share of the 1,000 examples that it parts. */
  readonly acc: number;
}

const folder = sharedPath("fixtures/lines");
const LINES = "lines_found.json";
const examples = Int32Array.from({ length: 1000 }, (_, index) => index);

if (!folder) test.skip("lines found elsewhere: no folder shared/fixtures here", () => {});

for (const file of folder ? readdirSync(folder).filter((name) => name !== LINES) : []) {
  const name = file.replace(".json", "");

  test(`${name}: every line that was found is matched, and a longer search never loses one`, async () => {
    const found: Readonly<Record<string, FoundElsewhere>> = JSON.parse(
      readFileSync(`${folder}/${LINES}`, "utf8"),
    );
    const opened = openNetwork(readFileSync(`${folder}/${file}`, "utf8"));
    if (opened.kind !== "ok") throw new Error(opened.text);
    const { network, checkpoint } = opened;
    const trainer = createTrainer(createChosenEngine, systemClock());
    const loaded = await trainer.load({
      run: 1,
      network,
      pace: undefined,
      ...(checkpoint && { checkpoint }),
    });
    expect(loaded).toMatchObject({ ok: true });
    const data = await trainer.data({ dataset: network.dataset, split: network.split });
    if (!data.ok) throw new Error(data.text);
    const { nodes: values } = answered(await trainer.probe(data.data.x));
    const rows = summarise(network, checkNetwork(network));
    const named = new Set<string>();
    let before = new Map<string, number>();
    for (let mayImprove = true; mayImprove; ) {
      const answer = answered(await trainer.linearProbe({ samples: examples, longer: true }));
      ({ mayImprove } = answer);
      for (const [id, { accuracy, isExact, doubt, width }] of answer.nodes) {
        expect(accuracy).toBeGreaterThanOrEqual(before.get(id) ?? 0);
        if (isExact) expect(doubt).toBe(0);
        if (!mayImprove && width <= 2) expect(isExact).toBe(true);
      }
      before = new Map([...answer.nodes].map(([id, { accuracy }]) => [id, accuracy]));
      const { steps, biggest } = linearProbeSteps(rows, network, (node) => answer.nodes.get(node));
      if (biggest !== undefined) named.add(steps[biggest]!.name);
    }
    // It may take a longer search to be sure, but what was said stays.
    expect(named.size).toBeLessThanOrEqual(1);
    for (const [key, { w, b, acc }] of Object.entries(found)) {
      const [net = "", node = ""] = key.split(":");
      if (net !== name) continue;
      const { id } = network.nodes.find((candidate) => candidate.name === node)!;
      const line = {
        weights: Float64Array.from(w.flatMap((weight) => [0, weight])),
        bias: Float64Array.of(0, b),
      };
      // Written with three digits, so a few examples near the line may have changed sides.
      expect(rightShare(exactScores(line, values.get(id)!), data.data.labels, 2)).toBeCloseTo(acc, 2);
      expect(before.get(id)).toBeGreaterThanOrEqual(acc - 0.005);
    }
    trainer.dispose();
  }, 120_000);
}
