/**
 * The page's static shell: index.html has the frames of the page, and this puts the style of the same classes into it,
 * from the sheets that the page itself uses. So it is painted before any script or sheet has come, and nothing moves
 * when they have. The one sentence that the page begins with comes from where the page has it.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { FIRST_WORDS } from "../src/ui/kit/first-words.ts";
import { contentPolicy } from "./page-headers.ts";

const sheets = [
  "tokens",
  "base",
  "shell/rail",
  "shell/shell",
  "shell/top-bar",
  "kit/panels",
  "canvas/canvas",
];
const sheetOf = (name: string) => fileURLToPath(new URL(`../src/ui/${name}.css`, import.meta.url));

/** The style of what index.html shows before the page runs. */
function shellStyle(): string {
  const text = sheets.map((name) => readFileSync(sheetOf(name), "utf8")).join("\n");
  // Nobody has chosen a theme before the page runs: as the system says.
  const dark = /:root\[data-theme="dark"\]\s*(\{[^}]*\})/.exec(text)?.[1];
  if (!dark) throw new Error("static-shell: tokens.css has no dark theme");
  return shorter(`${text}@media (prefers-color-scheme: dark){:root:not([data-theme])${dark}}`);
}

function shorter(css: string): string {
  return css
    .replaceAll(/\/\*.*?\*\//gs, "")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ ?([{};,>]) ?/g, "$1")
    .replaceAll(/: /g, ":");
}

/** Vite's plugin: the shell's style first, the page's own sheets after what is painted without them. */
export function staticShell(): Plugin {
  return {
    name: "static-shell",
    transformIndexHtml: {
      order: "post",
      handler(html: string, { server }) {
        if (!html.includes("data-shell")) return html;
        const links: string[] = [];
        const without = html.replaceAll(/\s*<link rel="stylesheet"[^>]*>/g, (link) => {
          links.push(link.trim());
          return "";
        });
        return (
          without
            .replaceAll("<!-- first words -->", FIRST_WORDS)
            .replace("<style data-shell>", `<style>${shellStyle()}</style>\n    <style data-shell>`)
            // In development the server writes scripts into the page.
            .replace(
              "<title>",
              server
                ? "<title>"
                : `<meta http-equiv="Content-Security-Policy" content="${contentPolicy}" />\n    <title>`,
            )
            .replace("</body>", `  ${links.join("\n    ")}\n  </body>`)
        );
      },
    },
  };
}
