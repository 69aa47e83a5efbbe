/**
 * The look stays in one place: style sheets name tokens and have no sizes, layers, durations and colours of their own;
 * the canvas has the same colours; every class and every token is used; nobody styles another feature's classes.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { darkTheme, lightTheme, type PictureTheme } from "../viz/kit/theme";

const source = join(dirname(fileURLToPath(import.meta.url)), "..");

function filesUnder(folder: string, ending: RegExp): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => ending.test(path))
    .map((path) => relative(source, join(folder, path)));
}

const withoutComments = (text: string) => text.replaceAll(/\/\*.*?\*\//gs, "");
const read = (path: string) => readFileSync(join(source, path), "utf8");

const TOKENS = "ui/tokens.css";
const sheets = [
  ...filesUnder(join(source, "ui"), /\.css$/),
  ...filesUnder(join(source, "gallery"), /\.css$/),
];
const components = filesUnder(join(source, "ui"), /(?<!\.test)\.tsx?$/);
const componentText = components.map(read).join("\n");
const tokens = withoutComments(read(TOKENS));

interface Rule {
  readonly selector: string;
  readonly declarations: readonly (readonly [property: string, value: string])[];
}

/** Innermost blocks: what stands in @media and @container comes out as rules of its own. */
function rulesOf(css: string): readonly Rule[] {
  return [...withoutComments(css).matchAll(/([^{};]+)\{([^{}]*)\}/g)].map(([, selector = "", body = ""]) => ({
    selector: selector.trim(),
    declarations: body
      .split(";")
      .filter((line) => line.includes(":"))
      .map((line) => {
        const at = line.indexOf(":");
        return [line.slice(0, at).trim(), line.slice(at + 1).trim()] as const;
      }),
  }));
}

/** What a value may not hold outside of the tokens, by property. */
const forbidden: readonly (readonly [property: RegExp, value: RegExp, instead: string])[] = [
  [/^font(-size)?$/, /\dpx|\drem/, "a --text-… token"],
  [/^font-family$/, /["']/, "--font-text or --font-mono"],
  [/^font-weight$/, /^(?!400$)\d/, "a --weight-… token"],
  [/^line-height$/, /\d/, "--line-text or --line-tight"],
  [/^border(-\w+)*-radius$/, /[1-9]\d*(px|%)/, "a --radius-… token"],
  [/^z-index$/, /\d/, "a --layer-… token"],
  [/^(transition|animation)/, /\d+m?s\b/, "--quick or --duration-quick"],
  [/^(gap|row-gap|column-gap|padding(-\w+)*)$/, /(?<![\d.])(?!1px)\d*\.?\d+px/, "a --space-… token"],
  [/^(?!--xy-)/, /#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch)a?\(/i, "a colour token"],
  [/^box-shadow$/, /^(?!none|var\(|0 0 0 )/, "--shadow-low or --shadow-high"],
];

function faultsOf(sheet: string, css: string): readonly string[] {
  return rulesOf(css).flatMap(({ selector, declarations }) =>
    declarations.flatMap(([property, value]) =>
      forbidden
        .filter(([properties, values]) => properties.test(property) && values.test(value))
        .map(([, , instead]) => `${sheet}: ${selector} has “${property}: ${value}” in place of ${instead}`),
    ),
  );
}

/** Places whose room is made to fit one thing next to them, and no step of the scale. */
const fitted = [
  // Under the track that is drawn above the phase's name.
  "lab/film-bar.css: .lab-film-phase has “padding-top: 13px”",
];

describe("tokens", () => {
  test("style sheets have no sizes, layers, durations and colours of their own", () => {
    expect(sheets.length).toBeGreaterThan(20);
    const faults = sheets
      .filter((sheet) => sheet !== TOKENS)
      .flatMap((sheet) => faultsOf(sheet, read(sheet)));
    expect(faults.filter((fault) => !fitted.some((allowed) => fault.includes(allowed)))).toEqual([]);
  });

  test.each([
    "font-size: 12px",
    "font: 12px/1.4 serif",
    "font-weight: 650",
    "line-height: 18px",
    "border-radius: 7px",
    "border-top-left-radius: 50%",
    "z-index: 60",
    "transition: color 140ms ease-out",
    "gap: 6px 10px",
    "padding: 0 11px",
    "color: #fff",
    "background: rgb(0 0 0 / 12%)",
    "box-shadow: 0 8px 24px var(--line)",
  ])("a planted “%s” is found", (declaration) => {
    expect(faultsOf("planted.css", `.planted { ${declaration}; }`)).toHaveLength(1);
  });

  test.each([
    "border-radius: 0",
    "padding: 0 1px",
    "margin: -13px 0 0 -13px",
    "box-shadow: 0 0 0 1px var(--accent)",
  ])("“%s” may stand", (declaration) => {
    expect(faultsOf("good.css", `.good { ${declaration}; }`)).toEqual([]);
  });

  test("every token is used, and what is used is a token", () => {
    const defined = new Set([...tokens.matchAll(/(?<![\w(-])(--[\w-]+):/g)].map(([, name = ""]) => name));
    const all = sheets.map((sheet) => withoutComments(read(sheet))).join("\n");
    const used = new Set(
      [...`${all}\n${componentText}`.matchAll(/var\((--[\w-]+)/g)].map(([, name = ""]) => name),
    );
    expect([...defined].filter((name) => !used.has(name))).toEqual([]);
    // Set by components on their elements, by Base UI on its popups.
    const elsewhere = new Set([
      "--ring",
      "--filled",
      "--done",
      "--room",
      "--fit",
      "--anchor-width",
      "--available-height",
    ]);
    expect([...used].filter((name) => !defined.has(name) && !elsewhere.has(name))).toEqual([]);
  });

  test("dark says every colour that light says", () => {
    const colours = (selector: string) =>
      rulesOf(tokens)
        .filter((rule) => rule.selector === selector)
        .flatMap(({ declarations }) => declarations)
        .filter(([name, value]) => /#|rgb\(/.test(value) && name !== "--veil")
        .map(([name]) => name);
    expect(colours(":root").length).toBeGreaterThan(15);
    expect(colours(':root[data-theme="dark"]')).toEqual(colours(":root"));
  });
});

describe("canvas and page have one look", () => {
  type Colour = Exclude<keyof PictureTheme, "name" | "textFont" | "monoFont">;
  /** The tokens of a theme's colours, in their order; none of those that pictures alone have. A colour that is missing does not compile. */
  const tokensOf: Readonly<Record<Colour, readonly string[]>> = {
    ground: ["--ground"],
    panel: ["--panel"],
    line: ["--line"],
    strongLine: ["--line-strong"],
    ink: ["--ink"],
    second: ["--second"],
    classes: ["--class-1", "--class-2"],
    sheetBack: [],
    negative: [],
    positive: [],
  };

  test.each([lightTheme, darkTheme])("the $name colours are those of the tokens", (theme) => {
    const selector = theme.name === "light" ? ":root" : ':root[data-theme="dark"]';
    const values = new Map(
      rulesOf(tokens)
        .filter((rule) => rule.selector === selector)
        .flatMap(({ declarations }) => declarations),
    );
    for (const [name, names] of Object.entries(tokensOf)) {
      const colours = [theme[name as Colour]].flat();
      for (const [index, token] of names.entries())
        expect(values.get(token), token).toBe(colours[index]?.toLowerCase());
    }
  });

  test("the fonts are the same", () => {
    const values = new Map(rulesOf(tokens).flatMap(({ declarations }) => declarations));
    for (const { textFont, monoFont } of [lightTheme, darkTheme]) {
      expect(values.get("--font-text")).toBe(textFont);
      expect(values.get("--font-mono")).toBe(monoFont);
    }
  });
});

describe("classes", () => {
  /** React Flow's, KaTeX's, recharts'. */
  const isForeign = (name: string) =>
    /^(react-flow__|katex|recharts)/.test(name) ||
    ["valid", "clickconnecting", "connectingfrom"].includes(name);
  const classesIn = (selector: string) =>
    [...selector.matchAll(/\.([a-zA-Z][\w-]*)/g)]
      .map(([, name = ""]) => name)
      .filter((name) => !isForeign(name));
  const pageSheets = sheets.filter((sheet) => sheet.startsWith("ui/"));
  const occursIn = (text: string, name: string) => new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(text);

  test("every class that is styled is worn by something", () => {
    const styled = new Set(
      pageSheets.flatMap((sheet) => rulesOf(read(sheet)).flatMap((rule) => classesIn(rule.selector))),
    );
    expect(styled.size).toBeGreaterThan(150);
    expect([...styled].filter((name) => !occursIn(componentText, name))).toEqual([]);
  });

  test("every class that the kit wears is styled in the kit, or is one of the ground rules", () => {
    const css = pageSheets
      .filter((sheet) => /^ui\/(kit\/|base)/.test(sheet))
      .map(read)
      .join("\n");
    const worn = components
      .filter((path) => path.startsWith("ui/kit/"))
      .flatMap((path) => [...read(path).matchAll(/(?:className|look)=(?:"([^"]*)"|\{`([^`]*)`)/g)])
      .flatMap(([, plain, template]) =>
        (plain ?? template ?? "").replaceAll(/\$\{[^}]*\}/g, " ").split(/\s+/),
      )
      .filter(Boolean);
    expect(worn.length).toBeGreaterThan(40);
    // The drawer's place on the page is the shell's.
    expect([...new Set(worn)].filter((name) => !occursIn(css, name))).toEqual(["drawer"]);
  });

  /** ui/lab/film-bar.css belongs to lab. */
  const ownerOf = (sheet: string) => dirname(sheet).split("/")[1] ?? "ui";

  test("nobody styles another feature's classes", () => {
    const owners = new Map<string, Set<string>>();
    for (const sheet of pageSheets) {
      for (const { selector } of rulesOf(read(sheet))) {
        for (const part of selector.split(/,(?![^(]*\))/)) {
          // The last compound is what is styled; a class that is styled alone belongs to whoever does so.
          const own =
            part
              .trim()
              .split(/[\s>+~]+/)
              .at(-1) ?? "";
          const [first] = classesIn(own);
          if (first && part.trim() === own) {
            const known = owners.get(first) ?? new Set<string>();
            owners.set(first, known.add(ownerOf(sheet)));
          }
        }
      }
    }
    expect([...owners].filter(([, folders]) => folders.size > 1).map(([name]) => name)).toEqual([]);
    const faults = pageSheets
      .filter((sheet) => sheet !== TOKENS)
      .flatMap((sheet) =>
        rulesOf(read(sheet)).flatMap(({ selector }) =>
          classesIn(selector)
            .map((name) => ({ name, folders: owners.get(name) }))
            // The kit and the ground rules are everybody's; so is whether a pane fills the page.
            .filter(
              ({ name, folders }) =>
                folders && name !== "page" && !["kit", "ui", ownerOf(sheet)].some((one) => folders.has(one)),
            )
            .map(({ name }) => `${sheet}: ${selector} names .${name}`),
        ),
      );
    expect(faults).toEqual([]);
  });

  test("no style sheet is longer than can be read at once", () => {
    expect(sheets.filter((sheet) => read(sheet).split("\n").length > 300)).toEqual([]);
  });
});
