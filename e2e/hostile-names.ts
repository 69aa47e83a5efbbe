/** Networks whose every text is a payload, and a page that tells whether any of them ran. */
import { expect, type Page } from "@playwright/test";
import { payloads } from "./xss-payloads";

const clip = (text: string) => text.slice(0, 200);

/** Every payload as a node's name, id, kind, param and port; those of the whole network as asked. */
export function hostileNetwork(ofNetwork: string): string {
  const nodes = payloads.map((payload, index) => ({
    id: clip(`${index} ${payload}`),
    kind: ["dense", "activation", "dropout", clip(payload)][index % 4],
    name: clip(payload),
    position: { x: (index % 12) * 150, y: Math.floor(index / 12) * 260 },
    params:
      index % 2 === 0 ? { units: payload, function: payload, rate: payload, [clip(payload)]: payload } : {},
  }));
  const wires = nodes.slice(1).map((node, index) => ({
    id: clip(`w${index} ${payloads[index]}`),
    from: nodes[index]?.id,
    to: node.id,
    port: index % 3 === 0 ? clip(payloads[index] ?? "x") : "x",
  }));
  return JSON.stringify({ ...wholeNetwork(ofNetwork), nodes, wires });
}

/** The texts that a network has once. */
export function wholeNetwork(payload: string) {
  return {
    format: "unfold-network",
    version: 1,
    name: clip(payload),
    about: payload.repeat(3).slice(0, 2000),
    nodes: [],
    wires: [],
    dataset: { kind: clip(payload), params: { [clip(payload)]: payload } },
    split: { kind: "none" },
    training: {
      optimizer: { kind: clip(payload), params: { [clip(payload)]: payload } },
      loss: clip(payload),
      epochs: 1,
      batchSize: 1,
      seed: 1,
    },
  };
}

export interface Watch {
  /** Nothing ran, nothing was asked of another host, and no element or attribute came of a text. */
  readonly expectNothingRan: () => Promise<void>;
}

/** Has to be called before the page is opened. */
export async function watchForScripts(page: Page): Promise<Watch> {
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!/^(http:\/\/127\.0\.0\.1:|blob:|data:(image|font)\/)/.test(request.url()))
      foreign.push(request.url());
  });
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  return {
    async expectNothingRan() {
      const found = await page.evaluate(() => {
        const odd = [...document.querySelectorAll("*")].filter(
          (element) =>
            [...element.attributes].some(
              ({ name, value }) =>
                /^on/i.test(name) ||
                (/^(href|src|action|formaction|data|srcdoc)$/i.test(name) &&
                  /^\s*(javascript|vbscript|data:text)/i.test(value)),
            ) ||
            // The page's own scripts have an address on this host; it has no frames, objects or forms.
            (element.localName === "script" &&
              !(element as HTMLScriptElement).src.startsWith(location.origin)) ||
            /^(iframe|object|embed|base|marquee|form|foreignobject)$/i.test(element.localName),
        );
        return {
          hit: Reflect.get(window, "hit"),
          odd: odd.map((element) => element.outerHTML.slice(0, 200)),
        };
      });
      expect(found).toEqual({ hit: undefined, odd: [] });
      expect(foreign).toEqual([]);
      expect(dialogs).toEqual([]);
    },
  };
}
