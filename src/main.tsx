/** Starts the page. */
import "@fontsource-variable/inter";
import "@fontsource-variable/jetbrains-mono";
import "reactflow/dist/base.css";
import "./ui/tokens.css";
import "./ui/base.css";
import "./ui/kit/kit.css";
import { createApp } from "./app/app";
import { announceFirstPicture } from "./ui/first-picture";
import { mountPage } from "./ui/mount-page";
import { keepWorkingWhenTranslated } from "./ui/translated-page";

const root = document.getElementById("root");
if (!root) throw new Error("main: the page has no #root");
keepWorkingWhenTranslated(document);
const app = await createApp();
// A part of the page did not come: before anybody reloads it, the work is written.
window.addEventListener("vite:preloadError", () => void app.keeper.flush());
void announceFirstPicture(app, mountPage(app, root));
