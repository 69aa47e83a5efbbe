/** How the page is built: one entry for the product, one for the development gallery of pictures. */
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
// Packs the built-in digits into public/ where they are not there yet.
import "./scripts/build-digits.mjs";
import { staticShell } from "./scripts/static-shell";

/** Apart from every other page, so that the browser lets the engine's threads share a memory. */
const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

export default defineConfig({
  base: "./",
  plugins: [react(), staticShell()],
  worker: { format: "es" },
  build: {
    target: "es2022",
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: { main: "index.html", gallery: "gallery.html" },
      // What the first picture needs comes in one file, and nothing of the gallery in it.
      output: {
        codeSplitting: {
          groups: [
            {
              name: (id) => (/src.gallery/.test(id) || id.includes("gallery.html") ? null : "first"),
              tags: ["$initial"],
            },
          ],
        },
      },
    },
  },
  server: { headers: isolation },
  preview: { host: "127.0.0.1", headers: isolation },
});
