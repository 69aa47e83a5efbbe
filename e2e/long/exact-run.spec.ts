/** Training after a reload is the same run, to the bit: with Adam and dropout, broken off in mid-epoch, twice. */
import { expect, type Page, test } from "@playwright/test";
import { addChain } from "../../src/core/network/chain";
import { setTraining } from "../../src/core/network/edit";
import { saveNetwork } from "../../src/core/network/file";
import { newNetwork } from "../../src/core/network/new-network";
import { Editor } from "../editor";
import { keptDocument } from "../kept";

const EPOCHS = 40;
const STEPS_IN_EPOCH = 32;

/** The rings through eight units with dropout, by Adam. */
const network = setTraining(
  addChain(newNetwork("Broken off"), [
    { kind: "input" },
    { kind: "dense", params: { units: 8 } },
    { kind: "activation", params: { function: "tanh" } },
    { kind: "dropout", params: { rate: 0.3 } },
    { kind: "dense", params: { units: 2 } },
    { kind: "softmax" },
  ]),
  { optimizer: { kind: "adam", params: {} }, epochs: EPOCHS, batchSize: 32, seed: 5 },
);

test("reloaded in mid-run, edited, reloaded again and undone, a run ends as one that nobody broke off", async ({
  page,
}) => {
  const editor = await Editor.open(page);
  await editor.openFile(saveNetwork(network));
  await editor.train();
  const whole = await atTheEnd(page);
  expect(whole.records).toHaveLength(EPOCHS);

  await editor.newNetwork();
  await editor.openFile(saveNetwork(network));
  await expect(page.getByTestId("epoch")).toHaveText(`0 / ${EPOCHS}`);
  await editor.select("Pace", "200 steps a second");
  await editor.command("Train").click();
  // What was kept in the middle of an epoch while it trained is where it goes on.
  const middle = async () => {
    const kept = await keptDocument(page);
    return kept?.name === network.name && kept.step > 2 * STEPS_IN_EPOCH && kept.step % STEPS_IN_EPOCH !== 0;
  };
  await expect.poll(middle).toBe(true);
  await page.reload();
  await expect(page.locator(".progress-line")).toContainText("paused");
  const step = Number(/step (\d+)/.exec((await page.locator(".progress-line").textContent()) ?? "")?.[1]);
  expect(step).toBeGreaterThan(2 * STEPS_IN_EPOCH);
  expect(step).toBeLessThan(EPOCHS * STEPS_IN_EPOCH);

  // What undo brings back after a reload goes on as well.
  await editor.command("Step").click();
  await expect.poll(async () => (await keptDocument(page))?.step).toBe(step + 1);
  await editor.choose("dense");
  await editor.setNumber("Units", 5);
  await expect(page.locator(".kept")).toHaveText(/^kept/);
  await page.reload();
  await page.getByRole("button", { name: "Undo change dense" }).click();
  await expect(page.locator(".progress-line")).toContainText(`step ${step + 1}`);
  await editor.train();
  expect(await atTheEnd(page)).toEqual(whole);
});

/** The finished run's curve and the checksums of its weights, as they are kept. */
async function atTheEnd(page: Page) {
  const kept = () => keptDocument(page);
  await expect.poll(async () => (await kept())?.step).toBe(EPOCHS * STEPS_IN_EPOCH);
  const { records, weights } = (await kept())!;
  return { records, weights };
}
