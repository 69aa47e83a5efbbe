/** The longest walks, in long/: `npm run verify:e2e`. Everything else is as in the other journeys. */
import { defineConfig } from "@playwright/test";
import journeys from "./playwright.config";

export default defineConfig(journeys, { testDir: "long", testIgnore: [] });
