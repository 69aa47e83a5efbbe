/** What this person likes at this screen: remembered on this device, never saved with a network. */
import type { EnginePreference } from "../../engine/protocol";

export type ThemeChoice = "system" | "light" | "dark";
export type PictureScale = "same" | "fit";
/** How a wide page is divided: for editing, for looking at the film, or one picture and one sentence for a room. */
export type PageLayout = "build" | "watch" | "present";
/** What stands on the stage: the plane, the units with their weights, or a layer's matrix. */
export type LayersTab = "plane" | "neurons" | "matrix";

/** What is remembered on this device. */
export interface Preferences {
  readonly theme: ThemeChoice;
  /** Id of the drawer that is open (ui/views.ts has the list). */
  readonly drawer: string | undefined;
  readonly layout: PageLayout;
  /** What fills the screen, for a projector: a pane's id (ui/views.ts has the list), or "lab". */
  readonly fullScreen: string | undefined;
  /** Pixels that parts of the page take, 0 where closed, by "division part" (ui/shell/layouts.ts has both). */
  readonly partSizes: Readonly<Record<string, number>>;
  /** Steps a second; undefined for as fast as it goes. */
  readonly pace: number | undefined;
  /** The engine that a person wants; undefined leaves it to the network. */
  readonly engine: EnginePreference | undefined;
  /** How pictures of the plane choose their scale, on the nodes and on the stage. */
  readonly scale: PictureScale;
  readonly layerView: LayersTab;
  readonly followPoints: boolean;
  /** The examples on the sheet in the film. */
  readonly showPoints: boolean;
  /** Cells coloured by how their area has changed. */
  readonly showArea: boolean;
  /** Where the network changes its mind, carried along by the sheet. */
  readonly showBoundary: boolean;
  /** The straight line that parts the classes best at each layer. */
  readonly showLine: boolean;
  /** The film plays Vᵀ, Σ and U in place of a stretch and one turn. */
  readonly explainFilm: boolean;
  /** How much larger everything is while presenting, for the depth of the room. */
  readonly room: number;
  /** 1 is the film's own speed. */
  readonly filmSpeed: number;
  /** Layers show a million points of the plane, as density, in place of the examples. */
  readonly cloud: boolean;
  readonly raster: number;
  readonly logarithmicLoss: boolean;
  /** Ids of the commands that were last chosen from the palette, the newest first. */
  readonly recentCommands: readonly string[];
  /** Kinds of nodes that were last added from a list, the newest first. */
  readonly recentKinds: readonly string[];
}

/** M2's 150 epochs of 32 steps in about eight seconds. */
const DEFAULT_PACE = 600;

/** What a first visit has. */
export const defaultPreferences: Preferences = {
  theme: "system",
  drawer: undefined,
  layout: "watch",
  fullScreen: undefined,
  partSizes: {},
  pace: DEFAULT_PACE,
  engine: undefined,
  scale: "fit",
  layerView: "plane",
  followPoints: false,
  showPoints: true,
  showArea: false,
  showBoundary: true,
  showLine: true,
  explainFilm: false,
  room: 1.5,
  filmSpeed: 1,
  cloud: false,
  raster: 200,
  logarithmicLoss: false,
  recentCommands: [],
  recentKinds: [],
};
