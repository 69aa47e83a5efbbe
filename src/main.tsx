/** Starts the page. */
import "@fontsource-variable/inter";
import "@fontsource-variable/jetbrains-mono";
import "reactflow/dist/style.css";
import "./ui/tokens.css";
import "./ui/base.css";
import "./ui/kit/kit.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createApp } from "./app/app";
import { App } from "./ui/App";

const root = document.getElementById("root");
if (!root) throw new Error("main: the page has no #root");
const app = await createApp();
createRoot(root).render(
  <StrictMode>
    <App app={app} />
  </StrictMode>,
);
