/** How the page is built: one entry for the product, one for the development gallery of pictures. */
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
// Packs the built-in digits into public/ where they are not there yet.
import "./scripts/build-digits.mjs";
import { gzipPreview } from "./scripts/gzip-preview.ts";
import { serviceWorker } from "./scripts/offline/plugin.ts";
import { hardening, isolation, openToFrames } from "./scripts/page-headers.ts";
import { slimReactFlow } from "./scripts/slim-react-flow.ts";
import { slimZooming } from "./scripts/slim-zooming.ts";
import { staticShell } from "./scripts/static-shell.ts";

const pageHeaders = { ...isolation, ...openToFrames, ...hardening };

export default defineConfig({
  base: "./",
  // Every path is a file or nothing: no page stands for those that are not there.
  appType: "mpa",
  plugins: [
    react(),
    slimZooming(),
    slimReactFlow(),
    staticShell(),
    serviceWorker(),
    gzipPreview(pageHeaders),
  ],
  worker: { format: "es" },
  build: {
    target: "es2022",
    // A letter or a picture inlined as data would break the content policy.
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // A part that comes late brings its own along: links to all of them would be a table of their names in the first file,
      // and a long task when they are put into the page. Styles have no other way.
      resolveDependencies: (_, files, { hostType }) =>
        hostType === "html" ? files : files.filter((file) => file.endsWith(".css")),
    },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: { main: "index.html", gallery: "gallery.html" },
      // What the first picture needs comes in one file. Not in it: the gallery, and what starts the page, for the gallery
      // shares that file.
      output: {
        codeSplitting: {
          groups: [
            {
              name: (id) => (/src.gallery|src.main\.tsx|gallery\.html|index\.html/.test(id) ? null : "first"),
              tags: ["$initial"],
            },
          ],
        },
      },
    },
  },
  server: { headers: isolation },
  preview: { host: "127.0.0.1", headers: pageHeaders },
});
