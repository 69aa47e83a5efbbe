/** The page for people who see, point and read otherwise: own colours, 400 % zoom, fingers, text from the right. */
import { expect, type Locator, test } from "@playwright/test";
import { expectClean } from "./axe";
import { Editor } from "./editor";
import { sharedPage } from "./shared-page";

test.describe("on a screen", () => {
  const shared = sharedPage(Editor.open);

  test("a screen reader hears names and places in the order in which they are read", async () => {
    const editor = shared();
    const { page } = editor;
    await editor.drawer("Presets");
    await expect(page.locator("body")).toMatchAriaSnapshot(`
      - button "Skip to the layers"
      - banner:
        - heading "Unfold" [level=1]
        - textbox "Name of the network"
        - toolbar "Training"
        - button "Keyboard shortcuts"
      - navigation "Drawers":
        - button "Presets" [pressed]
        - button "Data"
        - button "Summary"
        - toolbar "Add a node"
        - button "Layout of the page"
        - button "Matrix lab"
      - main:
        - region "Network":
          - heading "Network" [level=2]
          - application "Network canvas":
            - group "Input input, 2":
              - img "The plane after input"
        - region "Layers":
          - heading "Layers" [level=2]
          - img "The plane after input"
          - group "Film":
            - button "Play the film"
            - slider "Moment of the film"
        - region "Prediction":
          - heading "Prediction" [level=2]
          - img /Probability of inner ring/
        - region "Training":
          - heading "Training" [level=2]
          - progressbar "Progress of the training"
          - figure /^loss by epoch/
          - figure /^accuracy by epoch/
          - group "Moment in training":
            - button "Play the story of the training" [disabled]
            - slider "Moment in training" [disabled]
          - combobox "Pace"
          - button "Evaluate"
        - complementary "Presets":
          - heading "Presets" [level=2]
          - button "Close Presets"
          - list
    `);
    await page.getByRole("button", { name: "Close Presets" }).click();
    await expect(page.getByRole("region", { name: "Inspector" })).toMatchAriaSnapshot(`
      - region "Inspector":
        - heading "Inspector" [level=2]
        - tablist:
          - tab "Node" [selected]
        - tabpanel "Node":
          - textbox "Name of the node"
          - spinbutton "Features"
    `);
    await editor.settings();
    await expect(page.getByRole("region", { name: "Inspector" })).toMatchAriaSnapshot(`
        - region "Inspector":
          - tabpanel "Settings":
            - heading "Optimisation" [level=3]
            - combobox "Optimizer"
            - spinbutton "Learning rate"
            - heading "Run" [level=3]
            - spinbutton "Epochs"
            - spinbutton "Seed"
    `);
  });

  test("so are the drawers and the lab", async () => {
    const editor = shared();
    const { page } = editor;
    await expect(await editor.drawer("Data")).toMatchAriaSnapshot(`
      - complementary "Data":
        - heading "Data" [level=2]
        - button "Close Data"
        - combobox "Data set": Two rings
        - spinbutton "Inner radius R1": "2"
        - spinbutton "Samples a class": "500"
        - switch "Two outliers"
        - paragraph: Two classes on rings of radius R1 and R2, one around the other.
        - button "Bring data files…"
        - paragraph: 500 inner ring, 500 outer ring · 1,000 train, 0 held back.
        - figure "Density of each class":
          - img "Contours of the density of each class"
        - figure "Samples":
          - img "The samples of each class"
    `);
    await expect(await editor.drawer("Summary")).toMatchAriaSnapshot(`
      - complementary "Summary":
        - heading "Summary" [level=2]
        - button "Close Summary"
        - table:
          - rowgroup:
            - row:
              - columnheader "Layer"
              - columnheader "Output shape"
              - 'columnheader "Param #"'
          - rowgroup:
            - row "input InputLayer (·, 2) 0"
            - row "hidden1 Dense, tanh (·, 4) 12":
              - cell "hidden1 Dense, tanh":
                - button "hidden1"
          - rowgroup:
            - row "Total parameters 34":
              - rowheader "Total parameters"
    `);
    await page.getByRole("button", { name: "Close Summary" }).click();
    await page.getByRole("button", { name: "Matrix lab" }).click();
    await expect(page.locator("body")).toMatchAriaSnapshot(`
      - button "Skip to the question"
      - banner
      - navigation "Drawers"
      - main:
        - navigation "Questions":
          - heading "Questions" [level=2]
          - list:
            - listitem:
              - button /^What the columns say/
        - toolbar "The lab's picture":
          - button "Network"
          - combobox "What is asked"
          - combobox "Shape"
          - button "Fill the page with the lab"
        - region "Question":
          - button "The next question"
        - 'img "Determinant 6: grows every area ×6. î goes to (6, 3) and ĵ to (2, 2)."'
        - button /^Image of î, at \\(6, 3\\)/
        - region "From x to A x + b":
          - button "Play"
          - slider "Moment of the film"
        - region "The matrix and what is true of it":
          - region "The matrix":
            - heading "The matrix" [level=2]
            - group "A":
              - textbox "A, row 1, column 1": "6"
            - slider "Turn"
            - switch "Turned over"
          - region "Layer":
            - heading "A layer of the network" [level=2]
          - region "Facts":
            - heading "What is true of it" [level=2]
            - term: determinant
            - definition: "6"
            - 'figure "Determinant: The determinant is 6."'
          - region "Factors":
            - heading "One factor after the other" [level=2]
    `);
    await page.getByRole("button", { name: "Skip to the question" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("region", { name: "Question" })).toBeFocused();
    await page
      .getByRole("toolbar", { name: "The lab's picture" })
      .getByRole("button", { name: "Network" })
      .click();
  });

  test("a pane is filled by a button that names it as its title does", async () => {
    const { page } = shared();
    for (const title of ["Network", "Layers", "Prediction", "Training", "Inspector"])
      await expect(
        page
          .getByRole("region", { name: title, exact: true })
          .getByRole("button", { name: `Fill the page with ${title}` }),
      ).toHaveCount(1);
  });

  test("with a person's own colours the film and the lab are clean, and what is chosen in them can be told", async () => {
    const { page } = shared();
    await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
    const film = page.getByRole("group", { name: "Film" });
    await film.getByRole("button", { name: "The layer after, in the film" }).click();
    await page.getByRole("button", { name: "Fill the page with Layers" }).click();
    await expectClean(page, "the film over the page, own colours");
    await page
      .getByRole("region", { name: "Layers" })
      .getByRole("button", { name: "Back to the whole page" })
      .click();
    await page.getByRole("button", { name: "Matrix lab" }).click();
    const ring = (element: Locator) => element.first().evaluate((node) => getComputedStyle(node).boxShadow);
    const motions = page.getByRole("group", { name: "How it moves" });
    for (const [chosen, other] of [
      [motions.locator("[aria-pressed=true]"), motions.locator("[aria-pressed=false]")],
      [page.locator(".rail [aria-pressed=true]"), page.locator(".rail [aria-pressed=false]")],
    ] as const)
      expect(await ring(chosen)).not.toBe(await ring(other));
    await page.getByRole("button", { name: /^A turn by 45°/ }).click();
    await expectClean(page, "the lab, own colours");
    await page
      .getByRole("toolbar", { name: "The lab's picture" })
      .getByRole("button", { name: "Network" })
      .click();
    await page.emulateMedia({ forcedColors: null, reducedMotion: null });
  });

  test("with a person's own colours what is chosen, turned on, filled or dragged can be told", async () => {
    const editor = shared();
    const { page } = editor;
    await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
    await editor.choose("hidden1");
    const look = (element: Locator, property: string, pseudo?: string) =>
      element
        .first()
        .evaluate(
          (node, [name, part]) => getComputedStyle(node, part || null).getPropertyValue(name as string),
          [property, pseudo ?? ""] as const,
        );
    const ground = await look(page.locator(".pane.inspector"), "background-color");
    for (const [what, element, property, pseudo] of [
      ["a switch", page.locator(".inspector .switch"), "background-color", "::before"],
      ["a line that is dragged", page.getByRole("separator"), "background-color", undefined],
      ["a bar", page.locator(".progress-bar"), "background-color", undefined],
      ["a button", page.getByRole("button", { name: "Duplicate" }), "border-color", undefined],
      ["the chosen node", page.locator(".node.chosen .node-card"), "border-color", undefined],
    ] as const)
      expect(await look(element, property, pseudo), what).not.toBe(ground);
    for (const [chosen, other] of [
      [page.locator(".segmented [aria-pressed=true]"), page.locator(".segmented [aria-pressed=false]")],
      [page.locator("[role=tab][aria-selected=true]"), page.locator("[role=tab][aria-selected=false]")],
    ] as const)
      expect(await look(chosen, "box-shadow")).not.toBe(await look(other, "box-shadow"));
    expect(await look(page.locator(".node.chosen .node-card"), "border-color")).not.toBe(
      await look(page.locator(".node:not(.chosen) .node-card"), "border-color"),
    );
    await editor.drawer("Data");
    const rail = page.getByRole("navigation", { name: "Drawers" });
    const [open, closed] = [rail.locator("[aria-pressed=true]"), rail.locator("[aria-pressed=false]")];
    expect(await look(open, "box-shadow")).not.toBe(await look(closed, "box-shadow"));
    await expectClean(page, "own colours");
    await page.getByRole("button", { name: "Close Data" }).click();
    await page.emulateMedia({ forcedColors: null });
  });

  test("a page that is turned to be read from the right keeps its places, and text runs as its words do", async () => {
    const editor = shared();
    const { page } = editor;
    const places = () =>
      page
        .locator(".react-flow__node, .pane, .rail, .top-bar")
        .evaluateAll((elements) => elements.map((element) => Math.round(element.getBoundingClientRect().x)));
    const before = await places();
    const note = page.locator(".sentence").first();
    await page.evaluate(() => {
      document.documentElement.dir = "rtl";
    });
    expect(await places()).toEqual(before);
    const edges = await note.evaluate((element) => {
      const lineOf = (text: string) => {
        element.textContent = text;
        const words = document.createRange();
        words.selectNodeContents(element);
        const box = element.getBoundingClientRect();
        const line = words.getBoundingClientRect();
        return [line.left - box.left, box.right - line.right].map(Math.round);
      };
      return [lineOf("المستوى كما هو"), lineOf("The plane")];
    });
    expect(edges[0]?.[1], "Arabic begins at the right").toBe(0);
    expect(edges[1]?.[0], "English at the left").toBe(0);
    await page.evaluate(() => document.documentElement.removeAttribute("dir"));
  });

  test("at 400 % everything is reached by scrolling one way", async () => {
    const editor = shared();
    const { page } = editor;
    await page.reload();
    await expect(editor.command("Train")).toBeVisible();
    await page.setViewportSize({ width: 320, height: 256 });
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    for (const pane of ["Layers", "Prediction", "Training", "Inspect", "Network"]) {
      await page.getByRole("navigation", { name: "Panes" }).getByRole("button", { name: pane }).click();
      expect(await overflow(), pane).toBeLessThanOrEqual(0);
    }
    await editor.command("Epoch").click();
    await expect(page.getByTestId("epoch")).toHaveText("1 / 150");
    await editor.drawer("Data");
    await editor.setNumber("Samples a class", 100);
    expect(await overflow()).toBeLessThanOrEqual(0);
    await page.getByRole("button", { name: "Close Data" }).click();
    await page.getByRole("button", { name: "Matrix lab" }).click();
    await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
    expect(await overflow()).toBeLessThanOrEqual(0);
  });
});
