/** Always in sight: whose network this is, the transport, the four numbers, undo, files, theme, help. */
import {
  ChevronDown,
  CircleHelp,
  FastForward,
  Monitor,
  Moon,
  Pause,
  Play,
  Redo2,
  RotateCcw,
  StepForward,
  Sun,
  Undo2,
} from "lucide-react";
import { useStore } from "zustand";
import type { Kept } from "../../app/app";
import { type CommandId, command } from "../../app/commands";
import type { KeepState } from "../../app/storage/kept";
import { renameNetwork } from "../../core/network/edit";
import { LIMITS } from "../../core/network/network";
import { useApp, useNetwork, useRun, useSession } from "../context";
import { ButtonGroup, CommandButton } from "../kit/Button";
import { CommandItem, Menu } from "../kit/Menu";
import { PlainButton } from "../kit/PlainButton";
import { RunNumbers } from "./RunNumbers";
import { TopBarFrame } from "./TopBarFrame";

export function TopBar() {
  const running = useRun((state) => state.progress.state === "running");
  // There the sheet's own training is what one is at.
  const isLab = useSession((state) => state.page === "lab");
  return (
    <TopBarFrame>
      <NameAndFile />
      <ButtonGroup>
        <div className="transport" role="toolbar" aria-label="Training">
          <CommandButton
            id="train"
            look={isLab ? "train-button" : "primary train-button"}
            icon={running ? <Pause size={15} fill="currentColor" /> : <Play size={15} fill="currentColor" />}
          />
          <span className="button-row">
            <CommandButton id="step" icon={<StepForward size={15} />} />
            <CommandButton id="epoch" icon={<FastForward size={15} />} />
            <CommandButton id="reset" icon={<RotateCcw size={15} />} />
          </span>
        </div>
        <RunNumbers />
        <div className="top-end">
          <CommandButton id="undo" look="quiet" icon={<Undo2 size={16} />} iconOnly />
          <CommandButton id="redo" look="quiet" icon={<Redo2 size={16} />} iconOnly />
          <ThemeButton />
          <CommandButton id="shortcuts" look="quiet" icon={<CircleHelp size={16} />} iconOnly />
        </div>
      </ButtonGroup>
    </TopBarFrame>
  );
}

const KEPT_WORDS: Readonly<Record<KeepState, string>> = {
  kept: "kept",
  keeping: "keeping…",
  unavailable: "not kept",
  silent: "not kept",
  full: "not kept",
};

/** In a word or two: what is to be done about it stands below, in the keeping bar. */
function keptWords({ state, follows, weightsOf }: Kept): string {
  if (follows) return "follows";
  if (state === "kept" && weightsOf !== undefined) return `kept, weights of epoch ${weightsOf}`;
  return KEPT_WORDS[state];
}

/** The network's name, the File menu, and whether the work is kept. */
function NameAndFile() {
  const app = useApp();
  const name = useNetwork().name;
  const words = useStore(app.kept, keptWords);
  return (
    <div className="name-and-file">
      <input
        className="network-name in-place one-line"
        aria-label="Name of the network"
        value={name}
        maxLength={LIMITS.name}
        size={Math.min(28, Math.max(6, name.length))}
        onChange={(event) => {
          const next = event.target.value;
          if (next !== "")
            app.network.getState().change("rename the network", (n) => renameNetwork(n, next), "name");
        }}
        onBlur={() => app.network.getState().endGesture()}
      />
      <NetworksButton />
      <FileMenu />
      <span className={`kept one-line ${words === "not kept" ? "bad" : ""}`}>{words}</span>
    </div>
  );
}

const fileMenu: readonly CommandId[] = [
  "new",
  "open",
  "save",
  "keep-version",
  "back-to-network",
  "duplicate-network",
  "delete-network",
  "bring-data",
  "clear",
  "find-command",
];

/** The other networks, where one looks for them: behind this one's name. */
function NetworksButton() {
  const app = useApp();
  const isOpen = useSession((state) => state.page === "editor" && state.preferences.drawer === "networks");
  return (
    <PlainButton
      look="quiet icon small"
      aria-label="Other networks"
      title="Other networks"
      aria-pressed={isOpen}
      onClick={() => app.session.getState().toggleDrawer("networks")}
    >
      <ChevronDown size={15} />
    </PlainButton>
  );
}

/** New, open, save and the like. */
function FileMenu() {
  return (
    <Menu label="File" look="quiet small">
      {fileMenu.map((id) => (
        <CommandItem key={id} command={command(id)} />
      ))}
    </Menu>
  );
}

const themeIcons = { system: Monitor, light: Sun, dark: Moon } as const;

/** From the system's theme to light, to dark, and round again. */
function ThemeButton() {
  const choice = useSession((state) => state.preferences.theme);
  const Icon = themeIcons[choice];
  return <CommandButton id="theme" look="quiet" icon={<Icon size={16} />} iconOnly />;
}
