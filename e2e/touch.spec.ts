/** By finger, on a phone and a tablet: nodes are dragged in, wired by two taps, and the canvas is pinched. */
import { type CDPSession, expect, type Locator, test } from "@playwright/test";
import { Editor } from "./editor";

test.describe("by finger", () => {
  // Without what keeps the page for later: its "Ready offline" would lie where the fingers go.
  test.use({ hasTouch: true, isMobile: true, serviceWorkers: "block" });

  test("a phone shows the whole network with its pictures, and the preset that is opened", async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    const editor = await Editor.open(page);
    const field = (await page.locator(".canvas-field").boundingBox())!;
    await expect(async () => {
      const nodes = await editor.nodes().all();
      expect(nodes).toHaveLength(9);
      for (const node of nodes) {
        const { x, y, width, height } = (await node.boundingBox())!;
        expect(width).toBeGreaterThan(90);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(390);
        expect(y + height).toBeLessThanOrEqual(field.y + field.height + 1);
      }
    }).toPass();
    await page.getByRole("button", { name: "Presets" }).tap();
    await page.locator("[data-preset=one-wide-layer]").tap();
    await expect(page.locator("[data-preset]")).toHaveCount(0);
    await expect(editor.nodes()).toHaveCount(5);
  });

  for (const viewport of [
    { width: 390, height: 844, zoomsOut: 2 },
    { width: 1024, height: 1366, zoomsOut: 0 },
  ]) {
    test(`nodes are dragged in, wired by two taps and pinched at ${viewport.width} px`, async ({
      page,
      context,
    }) => {
      await page.setViewportSize(viewport);
      const editor = await Editor.open(page);
      await editor.newNetwork();
      const finger = await context.newCDPSession(page);
      const field = (await page.locator(".canvas-field").boundingBox())!;
      const at = (x: number, y: number): [number, number] => [
        field.x + field.width * x,
        field.y + field.height * y,
      ];
      const palette = page.getByRole("toolbar", { name: "Add a node" });
      const add = async (title: string, place: Point) =>
        drag(finger, await middle(palette.getByRole("button", { name: title })), place);
      await add("Input", at(0.2, 0.6));
      // The first node is fitted into view; where it fills that, there has to be room for another.
      for (let times = 0; times < viewport.zoomsOut; times++) await editor.command("Zoom out").click();
      await add("Dense", at(0.8, 0.6));
      await expect(editor.nodes()).toHaveCount(2);

      const out = editor.node("input").locator(".react-flow__handle.source");
      const into = editor.node("dense").locator(".react-flow__handle.target");
      const hint = page.locator(".wire-hint");
      // When zooming is over.
      await into.click({ trial: true });
      // A simulated finger that lets go while it moves flings, and the tap after that only stops the fling.
      await page.touchscreen.tap(...at(0.5, 0.93));
      await page.touchscreen.tap(...(await middle(out)));
      await expect(hint).toContainText("Now press the dot of another node");
      await page.keyboard.press("Escape");
      await expect(hint).toHaveCount(0);
      await page.touchscreen.tap(...(await middle(out)));
      await expect(hint).toBeVisible();
      await page.touchscreen.tap(...at(0.5, 0.93));
      await expect(hint, "a press on the ground lets go as well").toHaveCount(0);
      await page.touchscreen.tap(...(await middle(out)));
      await page.touchscreen.tap(...(await middle(into)));
      await expect(editor.wires()).toHaveCount(1);
      await expect(hint).toHaveCount(0);

      const width = async () => (await editor.node("dense").boundingBox())!.width;
      const before = await width();
      const [x, y] = at(0.5, 0.25);
      await touch(finger, "touchStart", [x - 20, y]);
      await touch(finger, "touchStart", [x - 20, y], [x + 20, y]);
      for (let step = 1; step <= 5; step++)
        await touch(finger, "touchMove", [x - 20 - 4 * step, y], [x + 20 + 4 * step, y]);
      await touch(finger, "touchEnd");
      await expect.poll(width).toBeGreaterThan(1.3 * before);
      expect(await page.evaluate(() => window.visualViewport?.scale), "the page itself is not zoomed").toBe(
        1,
      );
    });
  }
});

type Point = readonly [x: number, y: number];

/** All fingers that are down, in an order that stays. */
async function touch(
  finger: CDPSession,
  type: "touchStart" | "touchMove" | "touchEnd",
  ...points: readonly Point[]
): Promise<void> {
  const touchPoints = points.map(([x, y], id) => ({ x, y, id }));
  await finger.send("Input.dispatchTouchEvent", { type, touchPoints });
}

async function drag(finger: CDPSession, from: Point, to: Point): Promise<void> {
  await touch(finger, "touchStart", from);
  for (let step = 1; step <= 5; step++) {
    const between = (axis: 0 | 1) => from[axis] + ((to[axis] - from[axis]) * step) / 5;
    await touch(finger, "touchMove", [between(0), between(1)]);
  }
  await touch(finger, "touchEnd");
}

async function middle(element: Locator): Promise<[x: number, y: number]> {
  const box = (await element.boundingBox())!;
  return [box.x + box.width / 2, box.y + box.height / 2];
}
