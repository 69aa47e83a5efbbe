/**
 * The development gallery: every picture in every state, from fixed numbers, light and dark. Not part of the
 * product; e2e/gallery.spec.ts photographs it.
 */
import "@fontsource-variable/inter";
import "@fontsource-variable/jetbrains-mono";
import "./gallery.css";
import { prepareCanvas } from "../viz/kit/canvas";
import { darkTheme, lightTheme, type PictureTheme } from "../viz/kit/theme";
import { areaEntries } from "./area-entries";
import { cloudEntries } from "./cloud-entries";
import { densityEntries } from "./density-entries";
import type { GalleryEntry } from "./entry";
import { filmEntries } from "./film-entries";
import { kitEntries } from "./kit-entries";
import { labEntries } from "./lab-entries";
import { linearProbeEntries } from "./linear-probe-entries";
import { matrixEntries, neuronsEntries } from "./neurons-entries";
import { obstructionEntries } from "./obstruction-entries";
import { planeEntries } from "./plane-entries";
import { predictionEntries } from "./prediction-entries";

const sections: readonly { readonly title: string; readonly entries: readonly GalleryEntry[] }[] = [
  { title: "Kit", entries: kitEntries },
  { title: "The plane after a layer", entries: planeEntries },
  { title: "The layer film", entries: filmEntries },
  { title: "Prediction", entries: predictionEntries },
  { title: "Densities", entries: densityEntries },
  { title: "Units and weights", entries: neuronsEntries },
  { title: "A layer's matrix", entries: matrixEntries },
  { title: "Areas", entries: areaEntries },
  { title: "The best straight line", entries: linearProbeEntries },
  { title: "The topology wall", entries: obstructionEntries },
  { title: "A million points after a layer", entries: cloudEntries },
  { title: "Matrix lab", entries: labEntries },
];

const gallery = document.getElementById("gallery");
if (!gallery) throw new Error("gallery: the page has no #gallery");

// Canvases do not wait for fonts, so the pictures wait for them.
await Promise.all(
  ['400 11px "Inter Variable"', '400 11px "JetBrains Mono Variable"'].map((font) =>
    document.fonts.load(font, "0½−"),
  ),
);
const asked = new URLSearchParams(location.search).get("theme");
for (const theme of [lightTheme, darkTheme]) {
  if (asked === null || asked === theme.name) gallery.append(themeSection(theme));
}
document.documentElement.dataset.ready = "true";

function themeSection(theme: PictureTheme): HTMLElement {
  const block = document.createElement("div");
  block.className = "theme";
  block.style.background = theme.panel;
  block.style.color = theme.ink;
  for (const { title, entries } of sections) {
    const heading = document.createElement("h2");
    heading.textContent = title;
    const cells = document.createElement("div");
    cells.className = "cells";
    cells.append(...entries.map((entry) => cell(entry, theme)));
    block.append(heading, cells);
  }
  return block;
}

function cell({ id, title, width, height, draw }: GalleryEntry, theme: PictureTheme): HTMLElement {
  const figure = document.createElement("figure");
  const canvas = document.createElement("canvas");
  canvas.dataset.cell = `${id}-${theme.name}`;
  const context = prepareCanvas(canvas, width, height, window.devicePixelRatio);
  const caption = document.createElement("figcaption");
  caption.textContent = title;
  figure.append(canvas, caption);
  if (context) draw(context, theme);
  return figure;
}
